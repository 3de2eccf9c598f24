package netc.compiler.ir;

import java.util.List;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * One SSA value: the result of applying {@code op} to {@code operands}.
 *
 * <p>Equality is identity. A record's own {@code hashCode} would walk the operands, and that is exponential in a graph
 * that shares values.
 *
 * @param id unique within its builder and greater than the ids of the operands
 */
public record Value(int id, Op op, List<Value> operands, TensorType type, Origin origin) {
    public Value {
        operands = List.copyOf(operands);
    }

    public Value operand(int index) {
        return operands.get(index);
    }

    public Shape shape() {
        return type.shape();
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return this == that;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
