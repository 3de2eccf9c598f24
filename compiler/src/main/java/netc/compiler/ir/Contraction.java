package netc.compiler.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * A sum of products over labelled axes, {@code result[…] = Σ left[…] · right[…]}: one letter for each per-sample axis, and
 * a letter that the result lacks is summed over.
 *
 * <p>Every letter occurs in at least two of the three, so that the adjoint of either operand is a contraction again: that
 * of {@code left} sums the result's adjoint with {@code right}.
 *
 * @param batch whether the result has the batch; where an operand has it and the result has not, the samples are summed,
 *     outermost and in order
 */
public record Contraction(String left, String right, String result, boolean batch) implements Op {

    /** From this many terms on, a forward product with few outputs is summed in 16 interleaved parts. */
    public static final int SPLIT_TERMS = 512;

    /** A forward product with this many outputs or more is summed in index order. */
    public static final int SPLIT_OUTPUTS = 16;

    /**
     * The contraction that {@code a @ b} means for operands of these ranks, by NumPy's rule on per-sample shapes; whether their
     * extents fit, {@link #infer} says.
     *
     * @throws IllegalArgumentException where an operand is a scalar
     */
    public static Contraction matmul(int leftRank, int rightRank, boolean batch) {
        if (leftRank == 0 || rightRank == 0) {
            throw new IllegalArgumentException("a scalar has no axis to sum over");
        }
        String outer = letters(Math.max(Math.max(leftRank, rightRank) - 2, 0));
        String leftOuter = outer.substring(outer.length() - Math.max(leftRank - 2, 0));
        String rightOuter = outer.substring(outer.length() - Math.max(rightRank - 2, 0));
        String left = leftRank == 1 ? "k" : leftOuter + "ik";
        String right = rightRank == 1 ? "k" : rightOuter + "kj";
        String result = outer + (leftRank == 1 ? "" : "i") + (rightRank == 1 ? "" : "j");
        return new Contraction(left, right, result, batch);
    }

    private static String letters(int count) {
        return "abcdefgh".substring(0, count);
    }

    @Override
    public TypeResult infer(List<TensorType> operands) {
        Map<Character, Dim> extents = new HashMap<>();
        String[] labels = {left, right};
        for (int i = 0; i < 2; i++) {
            TensorType x = operands.get(i);
            if (!x.isFloat()) {
                return TypeResult.mismatch(TypeResult.Problem.ELEMENT, i, -1);
            }
            if (x.rank() != labels[i].length()) {
                return TypeResult.mismatch(TypeResult.Problem.RANK, i, -1);
            }
            for (int axis = 0; axis < x.rank(); axis++) {
                Dim known =
                        extents.putIfAbsent(labels[i].charAt(axis), x.shape().dim(axis));
                if (known != null && !known.equals(x.shape().dim(axis))) {
                    return disagreement(labels[i].charAt(axis), i, axis);
                }
            }
        }
        if (batch && !operands.get(0).batch() && !operands.get(1).batch()) {
            return TypeResult.mismatch(TypeResult.Problem.BATCH, 0, -1);
        }
        List<Dim> dims = new ArrayList<>();
        result.chars().forEach(label -> dims.add(extents.get((char) label)));
        Shape shape = new Shape(dims);
        return shape.size() > Integer.MAX_VALUE
                ? TypeResult.mismatch(TypeResult.Problem.TOO_LARGE, 0, -1)
                : TypeResult.ok(shape, batch);
    }

    private TypeResult disagreement(char label, int operand, int axis) {
        TypeResult.Problem problem =
                result.indexOf(label) < 0 ? TypeResult.Problem.INNER_DIMENSION : TypeResult.Problem.BROADCAST;
        return new TypeResult.Mismatch(problem, 0, left.indexOf(label), operand, axis);
    }

    @Override
    public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
        Value a = y.operand(0);
        Value b = y.operand(1);
        return List.of(
                adjoint(g, result, right, left, dy, b, a.type()), adjoint(g, left, result, right, a, dy, b.type()));
    }

    /** Where the samples were summed and only the operand has the batch, all its samples have the same adjoint. */
    private static Value adjoint(
            GraphBuilder g, String left, String right, String result, Value a, Value b, TensorType operand) {
        boolean batch = operand.batch() && (a.type().batch() || b.type().batch());
        return g.broadcast(g.contract(new Contraction(left, right, result, batch), a, b), operand);
    }

    /** The letters that are summed over, in the order of the left operand. */
    public String summed() {
        StringBuilder summed = new StringBuilder();
        for (char label : left.toCharArray()) {
            if (result.indexOf(label) < 0) {
                summed.append(label);
            }
        }
        return summed.toString();
    }

    /**
     * Whether term k goes to accumulator k mod 16, to be combined by the fixed tree: a rule of the op from its per-sample
     * extents alone, so that the order of the sum depends on nothing else.
     */
    public boolean isSplit(TensorType a, TensorType b) {
        boolean sumsBatch = !batch && (a.batch() || b.batch());
        if (sumsBatch) {
            return false;
        }
        long terms = 1;
        long outputs = 1;
        for (int axis = 0; axis < left.length(); axis++) {
            if (result.indexOf(left.charAt(axis)) < 0) {
                terms *= a.shape().extent(axis);
            } else {
                outputs *= a.shape().extent(axis);
            }
        }
        for (int axis = 0; axis < right.length(); axis++) {
            if (left.indexOf(right.charAt(axis)) < 0) {
                outputs *= b.shape().extent(axis);
            }
        }
        return outputs < SPLIT_OUTPUTS && terms >= SPLIT_TERMS;
    }

    @Override
    public String toString() {
        return "contract(" + left + "," + right + "->" + result + (batch ? "" : ", no batch") + ")";
    }
}
