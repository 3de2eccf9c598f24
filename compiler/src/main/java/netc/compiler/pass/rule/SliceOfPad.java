package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code slice(pad(x))} along one axis → what of {@code x} it covers, padded where it covers more; or zeros. Exact. */
final class SliceOfPad implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Slice slice)
                || !(value.operand(0).op() instanceof Layout.Pad pad)
                || pad.axis() != slice.axis()) {
            return null;
        }
        Value x = value.operand(0).operand(0);
        int axis = slice.axis();
        int begin = pad.before();
        int end = begin + x.shape().extent(axis);
        int from = Math.max(slice.from(), begin);
        int to = Math.min(slice.to(), end);
        if (from >= to) {
            return g.broadcast(g.constant(0), value.type());
        }
        return g.pad(g.slice(x, axis, from - begin, to - begin), axis, from - slice.from(), slice.to() - to);
    }
}
