package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code f(1, 2)} → its value; not where that is infinite, not a number, or too large or small for a float. */
final class FoldConstant implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Lanewise lanewise)
                || !value.operands().stream().allMatch(Match::isConstant)) {
            return null;
        }
        double folded = lanewise.function()
                .evaluate(value.operands().stream().mapToDouble(Match::number).toArray());
        return isPlain(folded) ? g.constant(folded) : null;
    }

    /** Whether the number is zero or survives as a normal float. */
    static boolean isPlain(double number) {
        double magnitude = Math.abs(number);
        return magnitude == 0 || (magnitude >= Float.MIN_NORMAL && magnitude <= Float.MAX_VALUE);
    }
}
