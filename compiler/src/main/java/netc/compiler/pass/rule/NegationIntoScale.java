package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code −(s · x)} → {@code (−s) · x}, where {@code s} is one number for all lanes or a literal: a sign less per lane. Exact.
 */
final class NegationIntoScale implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.isNegation(value)) {
            return null;
        }
        Value product = value.operand(0);
        if (!Match.isProduct(product) || uses.isShared(product)) {
            return null;
        }
        Value scale = Match.operand(product, Match::isConstant);
        if (scale == null && !Match.isSingle(product)) {
            scale = Match.operand(product, Match::isSingle);
        }
        return scale == null ? null : g.mul(negative(g, scale), Match.other(product, scale));
    }

    private static Value negative(GraphBuilder g, Value scale) {
        return Match.isConstant(scale) ? g.constant(-Match.number(scale)) : g.neg(scale);
    }
}
