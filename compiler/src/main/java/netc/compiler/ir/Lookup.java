package netc.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netc.compiler.type.Dim;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Operations that read a class index; one-hot vectors exist as values of the graph, never in memory. */
public sealed interface Lookup extends Op {

    /** {@code pick(z, c)}: the element of each row of {@code z} that the class names; {@code [..., K], [...] -> [...]}. */
    record Pick() implements Lookup {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            return Lookup.rowAndClass(operands);
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            Value z = y.operand(0);
            Value c = y.operand(1);
            Shape column = z.shape().with(z.type().rank() - 1, Dim.of(1));
            return Arrays.asList(g.mul(g.reshape(dy, column), g.oneHot(c)), null);
        }

        @Override
        public String toString() {
            return "pick";
        }
    }

    /** {@code onehot(c)}: 1 at the class and 0 elsewhere; {@code class K [...] -> [..., K]}. */
    record OneHot() implements Lookup {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType c = operands.get(0);
            if (!(c.element() instanceof ElementType.ClassIndex index)) {
                return TypeResult.mismatch(TypeResult.Problem.ELEMENT, 0, -1);
            }
            List<Dim> dims = new ArrayList<>(c.shape().dims());
            dims.add(Dim.of(index.classes()));
            return TypeResult.ok(new Shape(dims), c.batch());
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return Arrays.asList((Value) null);
        }

        @Override
        public String toString() {
            return "onehot";
        }
    }

    /** {@code hit(z, c)}: 1 where the greatest element of the row (the first on a tie) is at the class, else 0. */
    record Hit() implements Lookup {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            return Lookup.rowAndClass(operands);
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return Arrays.asList(null, null);
        }

        @Override
        public String toString() {
            return "hit";
        }
    }

    private static TypeResult rowAndClass(List<TensorType> operands) {
        TensorType z = operands.get(0);
        TensorType c = operands.get(1);
        if (!z.isFloat()) {
            return TypeResult.mismatch(TypeResult.Problem.ELEMENT, 0, -1);
        }
        if (!(c.element() instanceof ElementType.ClassIndex index)) {
            return TypeResult.mismatch(TypeResult.Problem.ELEMENT, 1, -1);
        }
        if (z.rank() != c.rank() + 1) {
            return new TypeResult.Mismatch(TypeResult.Problem.RANK, 0, -1, 1, -1);
        }
        for (int axis = 0; axis < c.rank(); axis++) {
            if (!z.shape().dim(axis).equals(c.shape().dim(axis))) {
                return new TypeResult.Mismatch(TypeResult.Problem.BROADCAST, 0, axis, 1, axis);
            }
        }
        if (z.shape().lastExtent() != index.classes()) {
            return new TypeResult.Mismatch(TypeResult.Problem.CLASSES, 0, z.rank() - 1, 1, -1);
        }
        return TypeResult.ok(c.shape(), z.batch() || c.batch());
    }
}
