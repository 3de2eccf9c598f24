package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code reshape(c)} → {@code broadcast(c)}, where {@code c} is a literal or a number of the step: those are in no memory
 * that could be read under another shape. Exact.
 */
final class ReshapeScalar implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Reshape)) {
            return null;
        }
        Value x = value.operand(0);
        boolean number = x.op() instanceof Leaf.Constant || x.op() instanceof Leaf.Scalar;
        return number ? g.broadcast(x, value.type()) : null;
    }
}
