package netc.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Operations that move or repeat elements and compute nothing. */
public sealed interface Layout extends Op {
    /** Whether the result is the operand, elsewhere. */
    default boolean isCopy() {
        return false;
    }

    /** The same elements in row-major order under another shape. */
    record Reshape(Shape to) implements Layout {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType x = operands.get(0);
            return x.shape().size() == to.size()
                    ? TypeResult.ok(x.withShape(to))
                    : TypeResult.mismatch(TypeResult.Problem.SIZE, 0, -1);
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return List.of(g.reshape(dy, y.operand(0).shape()));
        }

        @Override
        public String toString() {
            return "reshape" + to;
        }
    }

    /** Axes in another order: axis {@code i} of the result is axis {@code order[i]} of the operand. */
    record Transpose(List<Integer> order) implements Layout {
        public Transpose {
            order = List.copyOf(order);
        }

        @Override
        public boolean isCopy() {
            return IntStream.range(0, order.size()).allMatch(axis -> order.get(axis) == axis);
        }

        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType x = operands.get(0);
            if (x.rank() != order.size()) {
                return TypeResult.mismatch(TypeResult.Problem.RANK, 0, -1);
            }
            return TypeResult.ok(
                    x.withShape(new Shape(order.stream().map(x.shape()::dim).toList())));
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            List<Integer> inverse = new ArrayList<>(Collections.nCopies(order.size(), 0));
            for (int i = 0; i < order.size(); i++) {
                inverse.set(order.get(i), i);
            }
            return List.of(g.transpose(dy, inverse));
        }

        @Override
        public String toString() {
            return "transpose" + order;
        }
    }

    /** The same vectors of samples in another place, where they lie in panels of samples: planning makes these. */
    record Copy() implements Layout {
        @Override
        public boolean isCopy() {
            return true;
        }

        @Override
        public TypeResult infer(List<TensorType> operands) {
            return TypeResult.ok(operands.get(0));
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return List.of(dy);
        }

        @Override
        public String toString() {
            return "copy";
        }
    }

    /** Operands one after the other along {@code axis}. */
    record Concat(int axis) implements Layout {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType first = operands.get(0);
            long extent = 0;
            boolean batch = false;
            for (int i = 0; i < operands.size(); i++) {
                TensorType x = operands.get(i);
                if (axis >= x.rank()) {
                    return TypeResult.mismatch(TypeResult.Problem.AXIS, i, axis);
                }
                if (x.rank() != first.rank() || !x.element().equals(first.element())) {
                    return new TypeResult.Mismatch(TypeResult.Problem.RANK, 0, -1, i, -1);
                }
                for (int a = 0; a < x.rank(); a++) {
                    if (a != axis && !x.shape().dim(a).equals(first.shape().dim(a))) {
                        return new TypeResult.Mismatch(TypeResult.Problem.BROADCAST, 0, a, i, a);
                    }
                }
                extent += x.shape().extent(axis);
                batch |= x.batch();
            }
            if (extent > Integer.MAX_VALUE) {
                return TypeResult.mismatch(TypeResult.Problem.TOO_LARGE, 0, axis);
            }
            return TypeResult.ok(
                    new TensorType(first.element(), first.shape().with(axis, Dim.of((int) extent)), batch));
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            List<@Nullable Value> adjoints = new ArrayList<>();
            int from = 0;
            for (Value x : y.operands()) {
                int to = from + x.shape().extent(axis);
                adjoints.add(g.slice(dy, axis, from, to));
                from = to;
            }
            return adjoints;
        }

        @Override
        public String toString() {
            return "concat(axis=" + axis + ")";
        }
    }

    /** Elements {@code from} (inclusive) to {@code to} (exclusive) of {@code axis}. */
    record Slice(int axis, int from, int to) implements Layout {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType x = operands.get(0);
            if (axis < 0 || axis >= x.rank()) {
                return TypeResult.mismatch(TypeResult.Problem.AXIS, 0, axis);
            }
            if (from < 0 || to > x.shape().extent(axis) || from >= to) {
                return TypeResult.mismatch(TypeResult.Problem.BOUNDS, 0, axis);
            }
            return TypeResult.ok(x.withShape(x.shape().with(axis, Dim.of(to - from))));
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return List.of(g.pad(dy, axis, from, y.operand(0).shape().extent(axis) - to));
        }

        @Override
        public String toString() {
            return "slice(axis=" + axis + ", " + from + ".." + to + ")";
        }
    }

    /** Zeros before and after the elements of {@code axis}. */
    record Pad(int axis, int before, int after) implements Layout {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType x = operands.get(0);
            if (axis < 0 || axis >= x.rank()) {
                return TypeResult.mismatch(TypeResult.Problem.AXIS, 0, axis);
            }
            long extent = (long) before + x.shape().extent(axis) + after;
            return extent > Integer.MAX_VALUE
                    ? TypeResult.mismatch(TypeResult.Problem.TOO_LARGE, 0, axis)
                    : TypeResult.ok(x.withShape(x.shape().with(axis, Dim.of((int) extent))));
        }

        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return List.of(
                    g.slice(dy, axis, before, before + y.operand(0).shape().extent(axis)));
        }

        @Override
        public String toString() {
            return "pad(axis=" + axis + ", " + before + ", " + after + ")";
        }
    }

    /** The operand repeated to a larger type, along axes of extent 1, missing axes and the batch. */
    record Broadcast(TensorType to) implements Layout {
        @Override
        public TypeResult infer(List<TensorType> operands) {
            TensorType x = operands.get(0);
            if (!x.element().equals(to.element())) {
                return TypeResult.mismatch(TypeResult.Problem.ELEMENT, 0, -1);
            }
            Optional<Shape> common = x.shape().broadcast(to.shape());
            boolean fits = common.isPresent() && common.get().equals(to.shape()) && (to.batch() || !x.batch());
            return fits ? TypeResult.ok(to) : TypeResult.mismatch(TypeResult.Problem.BROADCAST, 0, -1);
        }

        /** As for a lane-wise operation: the differentiator sums the repeated elements back. */
        @Override
        public List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy) {
            return List.of(dy);
        }

        @Override
        public String toString() {
            return "broadcast " + to;
        }
    }
}
