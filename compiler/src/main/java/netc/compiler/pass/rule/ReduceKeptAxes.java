package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** A reduction that keeps its axes → a reshape of one that does not, so that both are shared and planned alike. Exact. */
final class ReduceKeptAxes implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Reduction r) || !r.keep()) {
            return null;
        }
        return g.reshape(g.reduce(r.monoid(), value.operand(0), r.axes(), false, r.overBatch()), value.shape());
    }
}
