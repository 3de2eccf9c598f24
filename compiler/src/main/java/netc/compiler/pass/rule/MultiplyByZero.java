package netc.compiler.pass.rule;

import java.util.Set;
import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code x · 0} → {@code 0}, where {@code x} is finite whatever the data: a mask, a one-hot vector, a literal or a step scalar.
 *
 * <p>Any other {@code x} may be infinite or not a number, and then so is the product.
 */
final class MultiplyByZero implements Rule {
    private static final Set<LaneFunction> MASKS = Set.of(
            Unary.STEP,
            Binary.LESS,
            Binary.LESS_EQUAL,
            Binary.GREATER,
            Binary.GREATER_EQUAL,
            Binary.EQUAL,
            Binary.NOT_EQUAL);

    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.isProduct(value)) {
            return null;
        }
        Value zero = Match.operand(value, x -> Match.isConstant(x, 0));
        if (zero == null || !isFinite(Match.other(value, zero))) {
            return null;
        }
        return g.broadcast(g.constant(0), value.type());
    }

    private static boolean isFinite(Value value) {
        if (value.op() instanceof Lanewise lanewise) {
            return MASKS.contains(lanewise.function());
        }
        if (value.op() instanceof Layout) {
            return value.operands().stream().allMatch(MultiplyByZero::isFinite);
        }
        return value.op() instanceof Lookup.OneHot
                || value.op() instanceof Lookup.Hit
                || value.op() instanceof Leaf.Scalar
                || (value.op() instanceof Leaf.Constant constant && Double.isFinite(constant.value()));
    }
}
