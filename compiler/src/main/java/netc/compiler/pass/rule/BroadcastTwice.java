package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code broadcast(broadcast(x))} → {@code broadcast(x)}, and one to the type that {@code x} has → {@code x}. Exact. */
final class BroadcastTwice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Broadcast)) {
            return null;
        }
        Value x = Match.unrepeated(value.operand(0));
        boolean fires = !x.equals(value.operand(0)) || x.type().equals(value.type());
        return fires ? g.broadcast(x, value.type()) : null;
    }
}
