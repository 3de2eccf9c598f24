package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code (s · x) · y} → {@code s · (x · y)}, likewise for a quotient of {@code y}, where {@code s} is one number for all lanes: it
 * moves outwards, where it meets others. Rounds differently.
 *
 * <p>Not where the product has more lanes than {@code x}.
 */
final class ScaleOutOfProduct implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        boolean quotient = Match.is(value, Binary.DIV);
        if ((!quotient && !Match.isProduct(value)) || value.operands().stream().anyMatch(Match::isSingle)) {
            return null;
        }
        Value scaled = value.operand(0);
        Value scale = scale(scaled, value, uses);
        if (scale == null && !quotient) {
            scaled = value.operand(1);
            scale = scale(scaled, value, uses);
        }
        if (scale == null) {
            return null;
        }
        return g.mul(scale, g.apply(value.op(), Match.other(scaled, scale), Match.other(value, scaled)));
    }

    private static @Nullable Value scale(Value factor, Value value, Uses uses) {
        boolean fits = Match.isProduct(factor) && factor.type().equals(value.type()) && !uses.isShared(factor);
        return fits ? Match.operand(factor, Match::isSingle) : null;
    }
}
