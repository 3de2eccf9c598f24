package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x · −1} → {@code −x} and {@code x / −1} → {@code −x}. Exact. */
final class MultiplyByMinusOne implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (Match.isProduct(value)) {
            Value minusOne = Match.operand(value, x -> Match.isConstant(x, -1));
            return minusOne == null ? null : g.neg(Match.other(value, minusOne));
        }
        boolean byMinusOne = Match.is(value, Binary.DIV) && Match.isConstant(value.operand(1), -1);
        return byMinusOne ? g.neg(value.operand(0)) : null;
    }
}
