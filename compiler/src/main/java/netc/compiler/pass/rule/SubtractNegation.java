package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x − (−y)} → {@code x + y}, also for {@code y = a·b}, and {@code (−x) − y} → {@code −(x + y)}. Exact. */
final class SubtractNegation implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.SUB)) {
            return null;
        }
        Value x = value.operand(0);
        Value y = value.operand(1);
        Value added = Match.negated(g, y, uses);
        if (added != null) {
            return g.add(x, added);
        }
        return Match.isNegation(x) ? g.neg(g.add(x.operand(0), y)) : null;
    }
}
