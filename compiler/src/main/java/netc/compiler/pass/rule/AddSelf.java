package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x + x} → {@code 2 · x}, a number that can meet others. Exact. */
final class AddSelf implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        boolean fires = Match.is(value, Binary.ADD) && value.operand(0).equals(value.operand(1));
        return fires ? g.mul(g.constant(2), value.operand(0)) : null;
    }
}
