package netc.runtime;

import java.util.Arrays;

/**
 * Where kernels leave a result: element (i, j, …) of sample s is at {@code offset + s · batchStride + i · strides[0] + j ·
 * strides[1] + …} of an array. For generated code.
 */
public final class Result {
    private final float[] array;
    private final int offset;
    private final int batchStride;
    private final int[] shape;
    private final int[] strides;

    /** A result; {@code shape} and {@code strides} have one number for each axis of a sample. */
    public Result(float[] array, int offset, int batchStride, int[] shape, int[] strides) {
        this.array = array;
        this.offset = offset;
        this.batchStride = batchStride;
        this.shape = shape.clone();
        this.strides = strides.clone();
    }

    /** A number that is always 0. */
    public static Result zero() {
        return new Result(new float[1], 0, 0, new int[0], new int[0]);
    }

    /** How many elements a sample has. */
    int size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The extent of the last axis. */
    int lastExtent() {
        return shape.length == 0 ? 1 : shape[shape.length - 1];
    }

    /** The number of a sample, where it is only one. */
    float at(int sample) {
        return array[offset + sample * batchStride];
    }

    /** Copies n samples, row-major without padding. */
    void copy(int n, float[] out, int from) {
        int to = from;
        for (int sample = 0; sample < n; sample++) {
            to = copyAxis(0, offset + sample * batchStride, out, to);
        }
    }

    private int copyAxis(int axis, int at, float[] out, int to) {
        if (axis == shape.length) {
            out[to] = array[at];
            return to + 1;
        }
        if (axis == shape.length - 1 && strides[axis] == 1) {
            System.arraycopy(array, at, out, to, shape[axis]);
            return to + shape[axis];
        }
        int next = to;
        for (int i = 0; i < shape[axis]; i++) {
            next = copyAxis(axis + 1, at + i * strides[axis], out, next);
        }
        return next;
    }

    /** For each row along the last axis the index of its greatest element, the lowest on a tie; NaN counts as least. */
    void greatest(int n, int[] out, int from) {
        int to = from;
        for (int sample = 0; sample < n; sample++) {
            to = greatestAxis(0, offset + sample * batchStride, out, to);
        }
    }

    private int greatestAxis(int axis, int at, int[] out, int to) {
        if (axis >= shape.length - 1) {
            out[to] = greatest(at);
            return to + 1;
        }
        int next = to;
        for (int i = 0; i < shape[axis]; i++) {
            next = greatestAxis(axis + 1, at + i * strides[axis], out, next);
        }
        return next;
    }

    private int greatest(int at) {
        int stride = strides[strides.length - 1];
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < lastExtent(); i++) {
            float value = array[at + i * stride];
            if (value > most) {
                most = value;
                best = i;
            }
        }
        return best;
    }
}
