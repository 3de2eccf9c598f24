package netc.compiler.pass.rule;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code transpose(x)} → {@code reshape(x)}, where only axes of extent 1 change places: nothing moves. Exact. */
final class TransposeOnes implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Transpose transpose)) {
            return null;
        }
        Value x = value.operand(0);
        List<Integer> moved = transpose.order().stream()
                .filter(axis -> x.shape().extent(axis) > 1)
                .toList();
        return moved.equals(moved.stream().sorted().toList()) ? g.reshape(x, value.shape()) : null;
    }
}
