package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x / 2ᵏ} → {@code x · 2⁻ᵏ}. Exact; another divisor has no exact reciprocal and stays. */
final class DivideByPowerOfTwo implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.DIV) || !Match.isConstant(value.operand(1))) {
            return null;
        }
        double divisor = Match.number(value.operand(1));
        boolean powerOfTwo = Math.abs(divisor) == Math.scalb(1.0, Math.getExponent(divisor));
        boolean fires = powerOfTwo && FoldConstant.isPlain(divisor) && FoldConstant.isPlain(1 / divisor);
        return fires ? g.mul(g.constant(1 / divisor), value.operand(0)) : null;
    }
}
