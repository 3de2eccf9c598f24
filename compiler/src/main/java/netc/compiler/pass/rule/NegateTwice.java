package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code −(−x)} → {@code x}. Exact. */
final class NegateTwice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        boolean twice = Match.isNegation(value) && Match.isNegation(value.operand(0));
        return twice ? value.operand(0).operand(0) : null;
    }
}
