package netc.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * A fold over axes of one operand.
 *
 * @param axes per-sample axes, ascending, not negative
 * @param keep whether the reduced axes stay with extent 1
 * @param overBatch whether the batch is folded too; it is summed outermost, in sample order
 */
public record Reduction(Monoid monoid, List<Integer> axes, boolean keep, boolean overBatch) implements Op {
    public Reduction {
        axes = List.copyOf(axes);
    }

    @Override
    public TypeResult infer(List<TensorType> operands) {
        TensorType x = operands.get(0);
        if (!x.isFloat()) {
            return TypeResult.mismatch(TypeResult.Problem.ELEMENT, 0, -1);
        }
        for (int axis : axes) {
            if (axis < 0 || axis >= x.rank()) {
                return TypeResult.mismatch(TypeResult.Problem.AXIS, 0, axis);
            }
        }
        if (overBatch && !x.batch()) {
            return TypeResult.mismatch(TypeResult.Problem.BATCH, 0, -1);
        }
        return TypeResult.ok(reduced(x.shape(), keep), x.batch() && !overBatch);
    }

    private Shape reduced(Shape shape, boolean keepAxes) {
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (!axes.contains(axis)) {
                dims.add(shape.dim(axis));
            } else if (keepAxes) {
                dims.add(Dim.of(1));
            }
        }
        return new Shape(dims);
    }

    @Override
    public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
        Value x = y.operand(0);
        Shape kept = reduced(x.shape(), true);
        return List.of(monoid.rule().adjoint(g, x, g.reshape(y, kept), g.reshape(dy, kept)));
    }

    @Override
    public String toString() {
        return monoid + "(axes=" + axes + (keep ? ", keep" : "") + (overBatch ? ", batch" : "") + ")";
    }
}
