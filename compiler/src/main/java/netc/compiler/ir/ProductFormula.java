package netc.compiler.ir;

import org.jspecify.annotations.Nullable;

/**
 * A factor of a contraction that may be a product of matrices: the batch counts as an axis, and axes that are summed or kept
 * together count as one.
 *
 * @param labels without those that both factors and the result begin with
 */
record ProductFormula(String labels, Formula formula) {
    private static final String BATCH = "#";

    /** {@code a @ b}, with transposes where needed; what is no such product is written with its labels. */
    static Formula of(Contraction contraction, Value value, Formula a, Formula b) {
        String left = batched(contraction.left(), value.operand(0).type().batch());
        String right = batched(contraction.right(), value.operand(1).type().batch());
        String result = batched(contraction.result(), contraction.batch());
        int common = commonPrefix(left, right, result);
        ProductFormula x = new ProductFormula(left.substring(common), a);
        ProductFormula y = new ProductFormula(right.substring(common), b);
        Formula product = x.times(y, result.substring(common));
        if (product == null) {
            product = y.times(x, result.substring(common));
        }
        String labels = contraction.left() + "," + contraction.right() + "->" + contraction.result();
        return product != null ? product : Formula.call("contract", labels + ", " + a.text() + ", " + b.text());
    }

    private @Nullable Formula times(ProductFormula that, String result) {
        String rows = without(labels, that.labels);
        String columns = without(that.labels, labels);
        String summed = without(labels, rows);
        if (summed.isEmpty() || !result.equals(rows + columns)) {
            return null;
        }
        Formula left = matrix(rows, summed);
        Formula right = that.matrix(summed, columns);
        return left == null || right == null ? null : Formula.product(left, right);
    }

    /** The factor as a matrix with these labels along its rows and columns, if it is one. */
    private @Nullable Formula matrix(String rows, String columns) {
        if (labels.equals(rows + columns)) {
            return formula;
        }
        return labels.equals(columns + rows) ? formula.transposed() : null;
    }

    private static String batched(String labels, boolean batch) {
        return batch ? BATCH + labels : labels;
    }

    private static int commonPrefix(String left, String right, String result) {
        int length = 0;
        int most = Math.min(left.length(), Math.min(right.length(), result.length()));
        while (length < most
                && left.charAt(length) == result.charAt(length)
                && right.charAt(length) == result.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String without(String labels, String others) {
        StringBuilder rest = new StringBuilder();
        labels.chars().filter(label -> others.indexOf(label) < 0).forEach(label -> rest.append((char) label));
        return rest.toString();
    }
}
