package netc.compiler.pass.rule;

import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code contract(transpose(a), b)} → a contraction of {@code a} and {@code b} with the labels in another order. Exact. */
final class ContractTransposed implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Contraction c)) {
            return null;
        }
        Value a = value.operand(0);
        Value b = value.operand(1);
        if (a.op() instanceof Layout.Transpose transpose) {
            String labels = labelsBefore(transpose, c.left());
            return g.contract(new Contraction(labels, c.right(), c.result(), c.batch()), a.operand(0), b);
        }
        if (b.op() instanceof Layout.Transpose transpose) {
            String labels = labelsBefore(transpose, c.right());
            return g.contract(new Contraction(c.left(), labels, c.result(), c.batch()), a, b.operand(0));
        }
        return null;
    }

    /** The labels of the axes before the transpose, given those after it. */
    private static String labelsBefore(Layout.Transpose transpose, String after) {
        char[] before = new char[after.length()];
        for (int axis = 0; axis < before.length; axis++) {
            before[transpose.order().get(axis)] = after.charAt(axis);
        }
        return new String(before);
    }
}
