package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code reshape(reshape(x))} → {@code reshape(x)}, and one to the shape that {@code x} has → {@code x}. Exact. */
final class ReshapeTwice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Reshape)) {
            return null;
        }
        Value x = value.operand(0);
        if (x.op() instanceof Layout.Reshape) {
            return g.reshape(x.operand(0), value.shape());
        }
        return x.shape().equals(value.shape()) ? x : null;
    }
}
