package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code −(a − b)} → {@code b − a}. Exact up to the sign of a zero. */
final class NegateDifference implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.isNegation(value)) {
            return null;
        }
        Value difference = value.operand(0);
        boolean fires = Match.is(difference, Binary.SUB) && !uses.isShared(difference);
        return fires ? g.sub(difference.operand(1), difference.operand(0)) : null;
    }
}
