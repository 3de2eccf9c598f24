package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code slice(concat(a, b))} along one axis and inside one operand → a slice of that operand. Exact. */
final class SliceOfConcat implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Slice slice)
                || !(value.operand(0).op() instanceof Layout.Concat concat)
                || concat.axis() != slice.axis()) {
            return null;
        }
        int from = 0;
        for (Value operand : value.operand(0).operands()) {
            int to = from + operand.shape().extent(slice.axis());
            if (slice.from() >= from && slice.to() <= to) {
                return g.broadcast(
                        g.slice(operand, slice.axis(), slice.from() - from, slice.to() - from), value.type());
            }
            from = to;
        }
        return null;
    }
}
