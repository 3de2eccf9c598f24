package netc.compiler.pass.rule;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * {@code sum(broadcast(x))} → {@code k · sum(x)} for an axis of extent k along which {@code x} is repeated; the greatest and the
 * least of equal elements is one of them. Rounds once instead of k times.
 *
 * <p>Not over a batch that the broadcast made: its extent is not known here.
 */
final class ReduceBroadcast implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Reduction reduction)
                || !(value.operand(0).op() instanceof Layout.Broadcast broadcast)
                || reduction.keep()
                || reduction.monoid() == Monoid.LOGSUMEXP) {
            return null;
        }
        Value x = value.operand(0).operand(0);
        List<Integer> axesOfX = new ArrayList<>();
        long copies = copies(reduction, broadcast.to(), x.type(), axesOfX);
        boolean repeatsBatch = reduction.overBatch() && !x.type().batch();
        if (copies == 1 || repeatsBatch) {
            return null;
        }
        Value reduced = g.reduce(reduction.monoid(), x, axesOfX, true, reduction.overBatch());
        Value shaped = g.reshape(reduced, rest(reduction, broadcast.to().rank(), reduced.shape()));
        Value scaled = reduction.monoid() == Monoid.SUM ? g.mul(g.constant((double) copies), shaped) : shaped;
        return g.broadcast(scaled, value.type());
    }

    /** How often the reduced axes repeat an element of x; the reduced axes that x has itself are added to {@code axesOfX}. */
    private static long copies(Reduction reduction, TensorType repeated, TensorType x, List<Integer> axesOfX) {
        int missing = repeated.rank() - x.rank();
        long copies = 1;
        for (int axis : reduction.axes()) {
            int extent = repeated.shape().extent(axis);
            if (axis >= missing && x.shape().extent(axis - missing) == extent) {
                axesOfX.add(axis - missing);
            } else {
                copies *= extent;
            }
        }
        return copies;
    }

    /** The axes of x that are not reduced. */
    private static Shape rest(Reduction reduction, int rank, Shape x) {
        List<Dim> dims = new ArrayList<>();
        for (int axis = rank - x.rank(); axis < rank; axis++) {
            if (!reduction.axes().contains(axis)) {
                dims.add(x.dim(axis - rank + x.rank()));
            }
        }
        return new Shape(dims);
    }
}
