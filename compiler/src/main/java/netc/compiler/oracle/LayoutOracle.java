package netc.compiler.oracle;

import java.util.List;
import netc.compiler.ir.Layout;
import netc.compiler.type.Shape;

/** Moves, each as a table from the elements of the result to those of an operand. */
final class LayoutOracle {
    private LayoutOracle() {}

    static void evaluate(Layout layout, List<Tensor> operands, Tensor y) {
        Tensor x = operands.get(0);
        Shape shape = x.type().shape();
        if (layout instanceof Layout.Reshape || layout instanceof Layout.Copy) {
            gather(x, 0, Walk.offsets(new int[] {x.size()}, new int[] {1}), y);
        } else if (layout instanceof Layout.Transpose transpose) {
            gather(x, 0, Walk.along(shape, transpose.order()), y);
        } else if (layout instanceof Layout.Broadcast) {
            gather(x, 0, Walk.broadcast(shape, y.type().shape()), y);
        } else if (layout instanceof Layout.Slice slice) {
            int first = slice.from() * Walk.strides(shape)[slice.axis()];
            gather(x, first, Walk.offsets(y.type().shape().extents(), Walk.strides(shape)), y);
        } else if (layout instanceof Layout.Pad pad) {
            scatter(x, pad.axis(), pad.before(), y);
        } else if (layout instanceof Layout.Concat concat) {
            int from = 0;
            for (Tensor operand : operands) {
                scatter(operand, concat.axis(), from, y);
                from += operand.type().shape().extent(concat.axis());
            }
        } else {
            throw new IllegalStateException("the oracle does not know " + layout);
        }
    }

    private static void gather(Tensor x, int first, int[] offsets, Tensor y) {
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int i = 0; i < offsets.length; i++) {
                y.set(sample, i, x.get(sample, first + offsets[i]));
            }
        }
    }

    /** Puts {@code x} into {@code y}, beginning at {@code from} of {@code axis}. */
    private static void scatter(Tensor x, int axis, int from, Tensor y) {
        int[] strides = Walk.strides(y.type().shape());
        int[] offsets = Walk.offsets(x.type().shape().extents(), strides);
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int i = 0; i < offsets.length; i++) {
                y.set(sample, from * strides[axis] + offsets[i], x.get(sample, i));
            }
        }
    }
}
