package netc.compiler.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The per-sample extents of a tensor, outermost axis first; the batch is never part of a shape. */
public record Shape(List<Dim> dims) {
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    public static Shape of(int... extents) {
        return new Shape(Arrays.stream(extents).mapToObj(Dim::of).toList());
    }

    public int rank() {
        return dims.size();
    }

    public boolean isScalar() {
        return dims.isEmpty();
    }

    public Dim dim(int axis) {
        return dims.get(axis);
    }

    public int extent(int axis) {
        return dims.get(axis).extent();
    }

    /** The last extent; 1 for a scalar. */
    public int lastExtent() {
        return isScalar() ? 1 : extent(rank() - 1);
    }

    /** Number of elements of one sample; saturates at {@link Long#MAX_VALUE}. */
    public long size() {
        long size = 1;
        for (Dim dim : dims) {
            long product = Math.multiplyHigh(size, dim.extent()) == 0 ? size * dim.extent() : -1;
            size = product < 0 ? Long.MAX_VALUE : product;
        }
        return size;
    }

    public int[] extents() {
        return dims.stream().mapToInt(Dim::extent).toArray();
    }

    /** The shape with {@code axis} removed. */
    public Shape without(int axis) {
        List<Dim> rest = new ArrayList<>(dims);
        rest.remove(axis);
        return new Shape(rest);
    }

    /** The shape with the extent of {@code axis} replaced. */
    public Shape with(int axis, Dim dim) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis, dim);
        return new Shape(changed);
    }

    /** The common shape of two lane-wise operands, aligned from the right (equal or 1), or nothing where they disagree. */
    public Optional<Shape> broadcast(Shape that) {
        int rank = Math.max(rank(), that.rank());
        Dim[] common = new Dim[rank];
        for (int fromRight = 1; fromRight <= rank; fromRight++) {
            Dim a = fromRight > rank() ? Dim.of(1) : dim(rank() - fromRight);
            Dim b = fromRight > that.rank() ? Dim.of(1) : that.dim(that.rank() - fromRight);
            if (!a.equals(b) && a.extent() != 1 && b.extent() != 1) {
                return Optional.empty();
            }
            common[rank - fromRight] = a.extent() == 1 ? b : a;
        }
        return Optional.of(new Shape(List.of(common)));
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
