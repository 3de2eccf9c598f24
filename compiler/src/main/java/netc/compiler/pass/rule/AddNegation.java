package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x + (−y)} → {@code x − y} and {@code (−x) + y} → {@code y − x}, also for {@code y = a·b}. Exact. */
final class AddNegation implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.ADD)) {
            return null;
        }
        Value x = value.operand(0);
        Value y = value.operand(1);
        Value subtracted = Match.negated(g, y, uses);
        if (subtracted != null) {
            return g.sub(x, subtracted);
        }
        subtracted = Match.negated(g, x, uses);
        return subtracted == null ? null : g.sub(y, subtracted);
    }
}
