package netc.compiler.pass.rule;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A reduction over axes of extent 1, or over none → a reshape: every fold of one element is that element. Exact. */
final class ReduceOneElement implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Reduction r) || r.keep()) {
            return null;
        }
        Value x = value.operand(0);
        if (r.axes().isEmpty() && !r.overBatch()) {
            return x;
        }
        List<Integer> ones =
                r.axes().stream().filter(axis -> x.shape().extent(axis) == 1).toList();
        if (ones.isEmpty()) {
            return null;
        }
        List<Integer> others = new ArrayList<>();
        Shape shape = x.shape();
        for (int axis = x.type().rank() - 1; axis >= 0; axis--) {
            if (ones.contains(axis)) {
                shape = shape.without(axis);
            }
        }
        for (int axis : r.axes()) {
            if (!ones.contains(axis)) {
                others.add(axis - (int) ones.stream().filter(one -> one < axis).count());
            }
        }
        return g.reduce(r.monoid(), g.reshape(x, shape), others, false, r.overBatch());
    }
}
