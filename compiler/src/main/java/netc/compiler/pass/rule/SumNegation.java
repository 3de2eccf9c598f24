package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code sum(−x)} → {@code −sum(x)}: fewer signs change. Exact up to the sign of a zero. */
final class SumNegation implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        boolean fires = value.op() instanceof Reduction r
                && r.monoid() == Monoid.SUM
                && Match.isNegation(value.operand(0))
                && !uses.isShared(value.operand(0));
        return fires ? g.neg(g.apply(value.op(), value.operand(0).operand(0))) : null;
    }
}
