package netc.compiler.ir;

import java.util.List;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** A value without operands: fed, learned, given by the trainer, or written as a number. */
public sealed interface Leaf extends Op {
    /** A column of the data: an input, a label or a target. */
    record Feed(String name, TensorType type) implements Leaf {
        @Override
        public String toString() {
            return "feed " + name;
        }
    }

    /** A trainable tensor, known by its path. */
    record Parameter(String path, TensorType type) implements Leaf {
        @Override
        public String toString() {
            return "param " + path;
        }
    }

    /** A tensor that the optimiser keeps for a parameter, such as its momentum. */
    record State(String slot, String path, TensorType type) implements Leaf {
        @Override
        public String toString() {
            return slot + " of " + path;
        }
    }

    /** A number that the trainer gives with each step. */
    record Scalar(StepScalar scalar) implements Leaf {
        @Override
        public TensorType type() {
            return TensorType.SCALAR;
        }

        @Override
        public String toString() {
            return scalar.toString();
        }
    }

    /** A literal; rounded once to float where it meets a tensor. */
    record Constant(double value) implements Leaf {
        @Override
        public TensorType type() {
            return TensorType.SCALAR;
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    TensorType type();

    @Override
    default TypeResult infer(List<TensorType> operands) {
        return TypeResult.ok(type());
    }

    @Override
    default List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
        return List.of();
    }
}
