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
        if (!Match.isProduct(value)) {
            return null;
        }
        Value constants = gather(g, value, uses, true);
        return constants != null || Match.isSingle(value) ? constants : gather(g, value, uses, false);
    }

    private static @Nullable Value gather(GraphBuilder g, Value value, Uses uses, boolean constants) {
        Value s = Match.operand(value, x -> constants ? Match.isConstant(x) : Match.isSingle(x));
        if (s == null) {
            return null;
        }
        Value product = Match.other(value, s);
        if (!Match.isProduct(product) || uses.isShared(product)) {
            return null;
        }
        Value t = Match.operand(product, x -> constants ? Match.isConstant(x) : Match.isSingle(x));
        if (t == null || (constants && !FoldConstant.isPlain(Match.number(s) * Match.number(t)))) {
            return null;
        }
        Value scale = constants ? g.constant(Match.number(s) * Match.number(t)) : g.mul(s, t);
        return g.mul(scale, Match.other(product, t));
    }
}
