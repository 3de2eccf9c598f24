package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a value are found in a buffer: element (n, i, j, …) lies at {@code offset + n·batchStride + i·strides[0] +
 * j·strides[1] + …}; along an axis in panels element j lies at {@code (j / 16)·panels.stride + (j mod 16)·stride}, and in
 * panels of samples at {@code (j / 16)·panels.stride·batch + (j mod 16)·stride}.
 *
 * @param batchStride distance of two samples, 0 where there is no batch
 * @param strides one for each per-sample axis
 * @param padded whether every run along the last axis may be read and written up to the next multiple of {@link #ALIGNMENT}
 * @param panels of one axis, if it is stored so
 */
public record Access(
        Buffer buffer,
        int offset,
        int batchStride,
        List<Integer> strides,
        boolean padded,
        @Nullable Panels panels) {
    /** Rows are padded to a multiple of this many floats, the widest vector's lanes, so that no kernel needs a mask. */
    public static final int ALIGNMENT = 16;

    public Access {
        strides = List.copyOf(strides);
    }

    Access(Buffer buffer, int offset, int batchStride, List<Integer> strides, boolean padded) {
        this(buffer, offset, batchStride, strides, padded, null);
    }

    public static int pad(int extent) {
        return Math.toIntExact((extent + (long) ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    /** The floats that one sample (or a value without batch) takes when its rows are padded. */
    public static long paddedSize(Shape shape) {
        return shape.isScalar() ? 1 : shape.size() / shape.lastExtent() * pad(shape.lastExtent());
    }

    /** A value of the workspace or a parameter: row-major, rows padded; scalars of samples lie next to each other. */
    public static Access padded(Buffer buffer, int offset, TensorType type) {
        return rowMajor(
                buffer,
                offset,
                type,
                type.shape().isScalar() ? 1 : pad(type.shape().lastExtent()),
                true);
    }

    /**
     * A value of the workspace: like {@link #padded}, but with samples a little further apart where they are vectors that would
     * lie a large power of two apart, and so take turns in few sets of the cache, or at a stride that C2 has trouble with.
     *
     * @param sampleSize how far apart; see {@link SampleSizes}
     */
    static Access spread(Buffer buffer, TensorType type, int sampleSize) {
        Access access = padded(buffer, 0, type);
        return new Access(buffer, 0, type.batch() ? sampleSize : 0, access.strides, access.padded);
    }

    /** A matrix without batch, its rows cut into panels. */
    static Access panels(Buffer buffer, int offset, TensorType type) {
        int stride = Math.multiplyExact(type.shape().extent(0), Panels.WIDTH);
        return new Access(buffer, offset, 0, List.of(Panels.WIDTH, 1), true, new Panels(1, stride));
    }

    /** Vectors of samples, cut into panels of the whole batch. */
    static Access panelsOfSamples(Buffer slot) {
        return new Access(slot, 0, Panels.SAMPLE, List.of(1), true, new Panels(0, Panels.SAMPLE, true));
    }

    /** A column of the data: row-major without padding. */
    public static Access dense(Buffer buffer, TensorType type) {
        int last = type.shape().lastExtent();
        return rowMajor(buffer, 0, type, last, !type.shape().isScalar() && last % ALIGNMENT == 0);
    }

    private static Access rowMajor(Buffer buffer, int offset, TensorType type, int row, boolean padded) {
        int rank = type.rank();
        Integer[] strides = new Integer[rank];
        int stride = row;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = axis == rank - 1 ? 1 : stride;
            stride = axis == rank - 1
                    ? row
                    : Math.multiplyExact(stride, type.shape().extent(axis));
        }
        return new Access(buffer, offset, type.batch() ? stride : 0, List.of(strides), padded);
    }

    public int stride(int axis) {
        return strides.get(axis);
    }

    /** The stride of the last axis; 0 for a scalar. */
    public int lastStride() {
        return strides.isEmpty() ? 0 : strides.get(strides.size() - 1);
    }

    /** The distance from one run of 16 elements along an axis to the next; in {@link #isOfSamples panels of samples}, for each sample. */
    public int runStride(int axis) {
        return panels != null && panels.axis() == axis ? panels.stride() : Panels.WIDTH * stride(axis);
    }

    /** Whether the elements lie in panels that each hold a run of every sample. */
    public boolean isOfSamples() {
        return panels != null && panels.ofSamples();
    }

    /** Whether an axis is in panels, so that its elements are not all one stride apart. */
    public boolean isCut(int axis) {
        return panels != null && panels.axis() == axis;
    }

    /** The same elements with an axis cut in two: which run of 16, and where in it. */
    Access cut(int axis) {
        List<Integer> cut = new ArrayList<>(strides);
        cut.add(axis, runStride(axis));
        return new Access(buffer, offset, batchStride, cut, padded, withoutPanels(axis, 1));
    }

    /** The elements behind {@code runs} runs of 16 along an axis, which are fewer than a run. */
    Access behind(int axis, int runs) {
        return new Access(
                buffer, offset + runs * runStride(axis), batchStride, strides, padded, withoutPanels(axis, 0));
    }

    /** The panels of another axis than the given one, behind which there are {@code more} axes than before. */
    private @Nullable Panels withoutPanels(int axis, int more) {
        if (panels == null || panels.axis() == axis) {
            return null;
        }
        return panels.axis() < axis ? panels : panels.along(panels.axis() + more);
    }

    /** Elements {@code from} on along an axis, which is not in panels. */
    Access slice(int axis, int from) {
        return new Access(buffer, offset + from * stride(axis), batchStride, strides, padded, panels);
    }

    /** Axes in another order. */
    Access transpose(List<Integer> order) {
        List<Integer> moved = order.stream().map(strides::get).toList();
        boolean sameLast = order.isEmpty() || order.get(order.size() - 1) == order.size() - 1;
        Panels same = panels == null ? null : panels.along(order.indexOf(panels.axis()));
        return new Access(buffer, offset, batchStride, moved, padded && sameLast, same);
    }

    /** The same elements under another shape, or nothing where that needs a copy. */
    Optional<Access> reshape(Shape from, Shape to) {
        if (panels != null) {
            return Optional.empty();
        }
        List<int[]> source = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            if (from.extent(axis) != 1) {
                source.add(new int[] {from.extent(axis), stride(axis)});
            }
        }
        Integer[] result = new Integer[to.rank()];
        int next = 0;
        for (int axis = 0; axis < to.rank(); ) {
            if (to.extent(axis) == 1) {
                result[axis++] = 0;
                continue;
            }
            long have = source.get(next)[0];
            long want = to.extent(axis);
            int end = axis + 1;
            while (have != want) {
                if (have < want) {
                    if (source.get(next)[1] != (long) source.get(next + 1)[0] * source.get(next + 1)[1]) {
                        return Optional.empty();
                    }
                    have *= source.get(++next)[0];
                } else {
                    want *= to.extent(end++);
                }
            }
            int stride = source.get(next++)[1];
            for (int i = end - 1; i >= axis; i--) {
                result[i] = stride;
                stride *= to.extent(i);
            }
            axis = end;
        }
        boolean sameRows = from.lastExtent() == to.lastExtent() || to.lastExtent() % ALIGNMENT == 0;
        return Optional.of(new Access(buffer, offset, batchStride, List.of(result), padded && sameRows));
    }

    @Override
    public String toString() {
        return buffer.name() + "@" + offset + (batchStride == 0 ? "" : " n·" + batchStride) + strides
                + (panels == null ? "" : (panels.ofSamples() ? " panels·n·" : " panels·") + panels.stride());
    }
}
