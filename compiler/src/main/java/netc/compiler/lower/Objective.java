package netc.compiler.lower;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * A sum of losses, split into the part that differs from sample to sample and the part that all samples share.
 *
 * <p>The mean over the batch moves inward through sums, and through products with and quotients by what all samples share:
 * the mean of {@code cross_entropy(z, c) + l2()} is the mean of the first and the second itself.
 *
 * @param samples the sum of the parts with the batch, or null
 * @param shared the sum of the parts without it, or null
 */
record Objective(@Nullable Value samples, @Nullable Value shared) {
    static final Objective NONE = new Objective(null, null);

    /** The objective of one loss. */
    static Objective of(GraphBuilder g, Value loss) {
        Map<Value, Objective> parts = new HashMap<>();
        for (Value value : linearPart(loss)) {
            g.origin(value.origin());
            Objective split = split(g, value, parts);
            parts.put(value, split.shared == null ? new Objective(value, null) : split);
        }
        return Objects.requireNonNull(parts.get(loss));
    }

    /** The values from which {@code loss} is made by sums and scaling alone, operands first. */
    private static Iterable<Value> linearPart(Value loss) {
        TreeSet<Value> found = new TreeSet<>(Comparator.comparingInt(Value::id));
        Deque<Value> pending = new ArrayDeque<>(List.of(loss));
        while (!pending.isEmpty()) {
            Value value = pending.pop();
            if (found.add(value) && value.type().batch()) {
                pending.addAll(terms(value));
            }
        }
        return found;
    }

    /** The operands through which the mean moves. */
    private static List<Value> terms(Value value) {
        if (!(value.op() instanceof Lanewise lanewise)) {
            return List.of();
        }
        LaneFunction function = lanewise.function();
        if (function == Unary.NEG || function == Binary.ADD || function == Binary.SUB) {
            return value.operands();
        }
        boolean left = function == Binary.MUL && !value.operand(0).type().batch();
        boolean right = (function == Binary.MUL || function == Binary.DIV)
                && !value.operand(1).type().batch();
        return left ? List.of(value.operand(1)) : right ? List.of(value.operand(0)) : List.of();
    }

    private static Objective split(GraphBuilder g, Value value, Map<Value, Objective> parts) {
        if (!value.type().batch()) {
            return new Objective(null, value);
        }
        List<Value> terms = terms(value);
        if (terms.isEmpty()) {
            return new Objective(value, null);
        }
        Lanewise op = (Lanewise) value.op();
        Objective first = Objects.requireNonNull(parts.get(terms.get(0)));
        if (terms.size() == 2) {
            Objective second = Objects.requireNonNull(parts.get(terms.get(1)));
            return op.function() == Binary.ADD ? first.plus(g, second) : first.minus(g, second);
        }
        return new Objective(
                scaled(g, op, value, terms.get(0), first.samples), scaled(g, op, value, terms.get(0), first.shared));
    }

    /** {@code value} with {@code part} in the place of {@code term}. */
    private static @Nullable Value scaled(GraphBuilder g, Lanewise op, Value value, Value term, @Nullable Value part) {
        return part == null
                ? null
                : g.apply(
                        op,
                        value.operands().stream()
                                .map(o -> o.equals(term) ? part : o)
                                .toList());
    }

    /** The sum of this objective and {@code that}. */
    Objective plus(GraphBuilder g, Objective that) {
        return new Objective(sum(g, samples, that.samples), sum(g, shared, that.shared));
    }

    private Objective minus(GraphBuilder g, Objective that) {
        return new Objective(difference(g, samples, that.samples), difference(g, shared, that.shared));
    }

    private static @Nullable Value sum(GraphBuilder g, @Nullable Value a, @Nullable Value b) {
        return a == null ? b : b == null ? a : g.add(a, b);
    }

    private static @Nullable Value difference(GraphBuilder g, @Nullable Value a, @Nullable Value b) {
        return b == null ? a : a == null ? g.neg(b) : g.sub(a, b);
    }
}
