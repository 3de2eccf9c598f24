package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code x / s} → {@code x · (1/s)}, where {@code s} is one number for all lanes: a lane divides several times as long as it
 * multiplies. Exact for a power of two; else it rounds twice, and is left alone where there is but one number to divide.
 */
final class DivideByScale implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.DIV) || !Match.isSingle(value.operand(1))) {
            return null;
        }
        Value divisor = value.operand(1);
        boolean manyLanes = value.shape().size() > 1;
        if (!Match.isConstant(divisor)) {
            return manyLanes ? g.mul(g.lanewise(Unary.RECIPROCAL, divisor), value.operand(0)) : null;
        }
        double number = Match.number(divisor);
        boolean powerOfTwo = Math.abs(number) == Math.scalb(1.0, Math.getExponent(number));
        boolean plain = FoldConstant.isPlain(number) && FoldConstant.isPlain(1 / number);
        return plain && (powerOfTwo || manyLanes) ? g.mul(g.constant(1 / number), value.operand(0)) : null;
    }
}
