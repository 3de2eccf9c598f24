package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code (−a) · b} → {@code −(a · b)}, likewise for quotients, so that signs meet and cancel. Exact.
 *
 * <p>Not for a factor that is one number for all lanes: its sign costs nothing ({@link NegationIntoScale}).
 */
final class NegationOutOfProduct implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.MUL) && !Match.is(value, Binary.DIV)) {
            return null;
        }
        Value a = value.operand(0);
        Value b = value.operand(1);
        if (leaves(a, value)) {
            return g.neg(g.apply(value.op(), a.operand(0), b));
        }
        return leaves(b, value) ? g.neg(g.apply(value.op(), a, b.operand(0))) : null;
    }

    private static boolean leaves(Value factor, Value product) {
        return Match.isNegation(factor) && (!Match.isSingle(factor) || Match.isSingle(product));
    }
}
