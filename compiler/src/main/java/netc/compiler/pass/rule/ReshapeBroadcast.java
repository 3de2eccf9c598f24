package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * {@code reshape(broadcast(x))} → {@code broadcast(reshape(x))}, where {@code x} is one number for all lanes of a sample, or
 * only the batch is added. Exact.
 */
final class ReshapeBroadcast implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Reshape) || !(value.operand(0).op() instanceof Layout.Broadcast)) {
            return null;
        }
        Value x = value.operand(0).operand(0);
        if (x.shape().size() == 1) {
            return g.broadcast(g.reshape(x, Shape.SCALAR), value.type());
        }
        boolean addsOnlyBatch = x.shape().equals(value.operand(0).shape());
        return addsOnlyBatch ? g.broadcast(g.reshape(x, value.shape()), value.type()) : null;
    }
}
