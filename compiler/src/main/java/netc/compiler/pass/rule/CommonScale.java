package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code s·a ± s·b} → {@code s · (a ± b)}, where {@code s} is one number for all lanes: what makes {@code (p − onehot) / n} of
 * the gradient of a cross entropy. Rounds once less.
 */
final class CommonScale implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.ADD) && !Match.is(value, Binary.SUB)) {
            return null;
        }
        Value left = value.operand(0);
        Value right = value.operand(1);
        boolean products = Match.isProduct(left) && Match.isProduct(right);
        if (!products || uses.isShared(left) || uses.isShared(right)) {
            return null;
        }
        Value scale =
                Match.operand(left, x -> Match.isSingle(x) && right.operands().contains(x));
        return scale == null
                ? null
                : g.mul(scale, g.apply(value.op(), Match.other(left, scale), Match.other(right, scale)));
    }
}
