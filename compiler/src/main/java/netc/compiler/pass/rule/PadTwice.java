package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code pad(pad(x))} along one axis → {@code pad(x)}, and one that adds nothing → {@code x}. Exact. */
final class PadTwice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Pad outer)) {
            return null;
        }
        Value x = value.operand(0);
        if (x.op() instanceof Layout.Pad inner && inner.axis() == outer.axis()) {
            return g.pad(x.operand(0), outer.axis(), outer.before() + inner.before(), inner.after() + outer.after());
        }
        return outer.before() == 0 && outer.after() == 0 ? x : null;
    }
}
