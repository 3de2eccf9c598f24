package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code s · (t · x)} → {@code (s · t) · x}, where {@code s} and {@code t} are literals, or one number for all lanes each and
 * {@code x} is not: they meet once a step instead of once a lane. Rounds differently.
 */
final class GatherScales implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        Value s = scale(value);
        if (s == null) {
            return null;
        }
        Value product = Match.other(value, s);
        Value t = scale(product);
        if (t == null || uses.isShared(product)) {
            return null;
        }
        Value x = Match.other(product, t);
        if (Match.isConstant(s) && Match.isConstant(t)) {
            double scale = Match.number(s) * Match.number(t);
            return FoldConstant.isPlain(scale) ? g.mul(g.constant(scale), x) : null;
        }
        return Match.isSingle(x) ? null : g.mul(g.mul(s, t), x);
    }

    /** The factor of a product that is one number for all lanes; a literal before another. */
    private static @Nullable Value scale(Value value) {
        if (!Match.isProduct(value)) {
            return null;
        }
        Value constant = Match.operand(value, Match::isConstant);
        return constant != null ? constant : Match.operand(value, Match::isSingle);
    }
}
