package netc.compiler.pass.rule;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code concat(concat(a, b), c)} → {@code concat(a, b, c)}, and one of a single operand → that operand. Exact. */
final class ConcatOfConcat implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Concat)) {
            return null;
        }
        if (value.operands().size() == 1) {
            return value.operand(0);
        }
        List<Value> flat = new ArrayList<>();
        for (Value operand : value.operands()) {
            boolean nested = operand.op().equals(value.op()) && !uses.isShared(operand);
            flat.addAll(nested ? operand.operands() : List.of(operand));
        }
        return flat.equals(value.operands()) ? null : g.apply(value.op(), flat);
    }
}
