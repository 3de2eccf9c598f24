package netc.compiler.pass.rule;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code f(broadcast(a), b)} → {@code f(a, b)}, and a broadcast of it where the result would be smaller: lane-wise functions
 * repeat their operands themselves. Exact.
 */
final class BroadcastIntoLanewise implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Lanewise)) {
            return null;
        }
        List<Value> operands = value.operands().stream().map(Match::unrepeated).toList();
        return operands.equals(value.operands()) ? null : g.broadcast(g.apply(value.op(), operands), value.type());
    }
}
