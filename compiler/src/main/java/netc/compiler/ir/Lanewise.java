package netc.compiler.ir;

import java.util.List;
import java.util.Optional;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** One type rule for every lane-wise function: operands align from the right, and the batch is one more broadcast axis. */
public record Lanewise(LaneFunction function) implements Op {
    @Override
    public TypeResult infer(List<TensorType> operands) {
        TensorType result = operands.get(0);
        for (int i = 0; i < operands.size(); i++) {
            if (!operands.get(i).isFloat()) {
                return TypeResult.mismatch(TypeResult.Problem.ELEMENT, i, -1);
            }
            Optional<Shape> common = result.shape().broadcast(operands.get(i).shape());
            if (common.isEmpty()) {
                return firstDisagreement(
                        operands.get(0).shape(), operands.get(i).shape(), i);
            }
            result = new TensorType(
                    result.element(),
                    common.get(),
                    result.batch() || operands.get(i).batch());
        }
        return result.shape().size() > Integer.MAX_VALUE
                ? TypeResult.mismatch(TypeResult.Problem.TOO_LARGE, 0, -1)
                : TypeResult.ok(result);
    }

    private static TypeResult firstDisagreement(Shape a, Shape b, int operand) {
        for (int i = 1; i <= Math.min(a.rank(), b.rank()); i++) {
            int x = a.extent(a.rank() - i);
            int y = b.extent(b.rank() - i);
            if (x != y && x != 1 && y != 1) {
                return new TypeResult.Mismatch(TypeResult.Problem.BROADCAST, 0, a.rank() - i, operand, b.rank() - i);
            }
        }
        throw new IllegalStateException(a + " and " + b + " agree");
    }

    @Override
    public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
        return function.adjoints(g, y.operands(), y, dy);
    }

    @Override
    public String toString() {
        return function.functionName();
    }
}
