package netc.compiler.oracle;

import java.util.List;
import netc.compiler.type.Shape;

/** Where the elements lie that a nest of loops visits: every op of the oracle is a few of these tables. */
final class Walk {
    private Walk() {}

    /** For each index of a row-major walk over {@code extents}, the offset Σ index·stride. */
    static int[] offsets(int[] extents, int[] strides) {
        int[] offsets = {0};
        for (int axis = 0; axis < extents.length; axis++) {
            int[] longer = new int[offsets.length * extents[axis]];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = offsets[i / extents[axis]] + i % extents[axis] * strides[axis];
            }
            offsets = longer;
        }
        return offsets;
    }

    /** How far apart neighbours along each axis lie in row-major order. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.extent(axis);
        }
        return strides;
    }

    /** The walk over {@code axes} of a tensor of this shape, the others standing still. */
    static int[] along(Shape shape, List<Integer> axes) {
        int[] strides = strides(shape);
        return offsets(
                axes.stream().mapToInt(shape::extent).toArray(),
                axes.stream().mapToInt(axis -> strides[axis]).toArray());
    }

    /** The walk over {@code to} that reads {@code from}, aligned from the right and repeated where it has 1 or nothing. */
    static int[] broadcast(Shape from, Shape to) {
        int[] own = strides(from);
        int[] strides = new int[to.rank()];
        int missing = to.rank() - from.rank();
        for (int axis = missing; axis < strides.length; axis++) {
            strides[axis] = from.extent(axis - missing) == 1 ? 0 : own[axis - missing];
        }
        return offsets(to.extents(), strides);
    }
}
