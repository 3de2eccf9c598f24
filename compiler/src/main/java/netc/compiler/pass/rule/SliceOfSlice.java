package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code slice(slice(x))} along one axis → {@code slice(x)}, and one that takes everything → {@code x}. Exact. */
final class SliceOfSlice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Slice outer)) {
            return null;
        }
        Value x = value.operand(0);
        if (x.op() instanceof Layout.Slice inner && inner.axis() == outer.axis()) {
            return g.slice(x.operand(0), inner.axis(), inner.from() + outer.from(), inner.from() + outer.to());
        }
        return x.type().equals(value.type()) ? x : null;
    }
}
