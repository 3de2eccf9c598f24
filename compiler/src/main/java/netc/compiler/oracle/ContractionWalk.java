package netc.compiler.oracle;

import netc.compiler.ir.Contraction;
import netc.compiler.type.Shape;

/** Where the two factors of every term of a contraction lie, as offsets of the result plus offsets of the term. */
final class ContractionWalk {
    private final int[] extents = new int['z' + 1];
    private final int[] leftOuter;
    private final int[] leftInner;
    private final int[] rightOuter;
    private final int[] rightInner;

    ContractionWalk(Contraction contraction, Shape left, Shape right) {
        addExtents(contraction.left(), left);
        addExtents(contraction.right(), right);
        String summed = contraction.summed();
        leftOuter = offsets(contraction.result(), contraction.left(), left);
        leftInner = offsets(summed, contraction.left(), left);
        rightOuter = offsets(contraction.result(), contraction.right(), right);
        rightInner = offsets(summed, contraction.right(), right);
    }

    private void addExtents(String labels, Shape shape) {
        for (int axis = 0; axis < labels.length(); axis++) {
            extents[labels.charAt(axis)] = shape.extent(axis);
        }
    }

    private int[] offsets(String walked, String labels, Shape shape) {
        int[] own = Walk.strides(shape);
        int[] counts = new int[walked.length()];
        int[] strides = new int[walked.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = extents[walked.charAt(i)];
            int axis = labels.indexOf(walked.charAt(i));
            strides[i] = axis < 0 ? 0 : own[axis];
        }
        return Walk.offsets(counts, strides);
    }

    /** The sum of products that makes element {@code result}, for one sample. */
    double sum(Tensor left, Tensor right, int sample, int result) {
        double[] a = left.elements();
        double[] b = right.elements();
        int fromA = left.begin(sample) + leftOuter[result];
        int fromB = right.begin(sample) + rightOuter[result];
        double sum = 0;
        for (int k = 0; k < leftInner.length; k++) {
            sum += a[fromA + leftInner[k]] * b[fromB + rightInner[k]];
        }
        return sum;
    }
}
