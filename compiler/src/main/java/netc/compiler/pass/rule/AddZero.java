package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x + 0} and {@code x − 0} → {@code x}; {@code 0 − x} → {@code −x}. Exact up to the sign of a zero. */
final class AddZero implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (Match.is(value, Binary.ADD)) {
            Value zero = Match.operand(value, x -> Match.isConstant(x, 0));
            return zero == null ? null : Match.other(value, zero);
        }
        if (!Match.is(value, Binary.SUB)) {
            return null;
        }
        if (Match.isConstant(value.operand(1), 0)) {
            return value.operand(0);
        }
        return Match.isConstant(value.operand(0), 0) ? g.neg(value.operand(1)) : null;
    }
}
