package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x · x} → {@code square(x)}. Exact. */
final class MultiplySelf implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        boolean fires = Match.isProduct(value) && value.operand(0).equals(value.operand(1));
        return fires ? g.square(value.operand(0)) : null;
    }
}
