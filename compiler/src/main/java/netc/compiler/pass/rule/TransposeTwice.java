package netc.compiler.pass.rule;

import java.util.List;
import java.util.stream.IntStream;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code transpose(transpose(x))} → {@code transpose(x)}, and one that keeps the order → {@code x}. Exact. */
final class TransposeTwice implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Transpose outer)) {
            return null;
        }
        Value x = value.operand(0);
        if (x.op() instanceof Layout.Transpose inner) {
            List<Integer> order = outer.order().stream().map(inner.order()::get).toList();
            return g.transpose(x.operand(0), order);
        }
        List<Integer> unchanged =
                IntStream.range(0, outer.order().size()).boxed().toList();
        return outer.order().equals(unchanged) ? x : null;
    }
}
