package netc.compiler.pass.rule;

import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code transpose(contract(a, b))} → a contraction whose result has its labels in that order. Exact. */
final class TransposeContraction implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        Value product = value.operands().isEmpty() ? value : value.operand(0);
        if (!(value.op() instanceof Layout.Transpose transpose)
                || !(product.op() instanceof Contraction c)
                || uses.isShared(product)) {
            return null;
        }
        StringBuilder labels = new StringBuilder();
        transpose.order().forEach(axis -> labels.append(c.result().charAt(axis)));
        Contraction transposed = new Contraction(c.left(), c.right(), labels.toString(), c.batch());
        return g.contract(transposed, product.operand(0), product.operand(1));
    }
}
