package netc.compiler.pass.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** {@code transpose(broadcast(x))} → {@code broadcast(transpose(x))}: fewer elements move. Exact. */
final class TransposeBroadcast implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Layout.Transpose transpose)
                || !(value.operand(0).op() instanceof Layout.Broadcast)) {
            return null;
        }
        Value x = value.operand(0).operand(0);
        if (x.shape().size() == 1) {
            return g.broadcast(g.reshape(x, Shape.SCALAR), value.type());
        }
        List<Dim> dims = new ArrayList<>(
                Collections.nCopies(value.type().rank() - x.type().rank(), Dim.of(1)));
        dims.addAll(x.shape().dims());
        return g.broadcast(g.transpose(g.reshape(x, new Shape(dims)), transpose.order()), value.type());
    }
}
