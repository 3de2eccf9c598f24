package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code sum(s · x)} → {@code s · sum(x)}, where {@code s} is one number for all lanes and nobody else reads the product: one
 * multiplication instead of one a lane. Rounds once less.
 */
final class SumScale implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Reduction r) || r.monoid() != Monoid.SUM) {
            return null;
        }
        Value product = value.operand(0);
        if (!Match.isProduct(product) || uses.isShared(product)) {
            return null;
        }
        Value scale = Match.operand(product, Match::isSingle);
        return scale == null ? null : g.mul(scale, g.apply(r, Match.other(product, scale)));
    }
}
