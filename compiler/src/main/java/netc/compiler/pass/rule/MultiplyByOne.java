package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code x · 1} → {@code x} and {@code x / 1} → {@code x}. Exact. */
final class MultiplyByOne implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (Match.isProduct(value)) {
            Value one = Match.operand(value, x -> Match.isConstant(x, 1));
            return one == null ? null : Match.other(value, one);
        }
        boolean byOne = Match.is(value, Binary.DIV) && Match.isConstant(value.operand(1), 1);
        return byOne ? value.operand(0) : null;
    }
}
