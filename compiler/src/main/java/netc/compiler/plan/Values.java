package netc.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/** What fusion asks about the values of a graph. */
final class Values {
    /** The weight from which on a function is a call. */
    private static final int CALLED = 8;

    private final Map<Value, List<Value>> users = new IdentityHashMap<>();
    private final Set<Value> roots = new HashSet<>();

    Values(Graph graph) {
        for (Value user : graph.values()) {
            users.computeIfAbsent(user, v -> new ArrayList<>());
            if (alias(user).equals(user)) {
                user.operands().stream()
                        .map(Values::alias)
                        .distinct()
                        .forEach(operand -> users.computeIfAbsent(operand, v -> new ArrayList<>())
                                .add(user));
            }
        }
        for (Root root : graph.roots()) {
            roots.add(root.value());
            roots.add(alias(root.value()));
        }
    }

    /** The values that read {@code value}, directly or through a reshape that only adds or drops a last axis of extent 1. */
    List<Value> users(Value value) {
        return users.getOrDefault(value, List.of());
    }

    boolean isRoot(Value value) {
        return roots.contains(value);
    }

    /** The value behind reshapes that only add or drop a last axis of extent 1: the same numbers, one a row. */
    static Value alias(Value value) {
        Value source = value;
        while (source.op() instanceof Layout.Reshape && isRowAlias(source)) {
            source = source.operand(0);
        }
        return source;
    }

    private static boolean isRowAlias(Value reshape) {
        int from = reshape.operand(0).type().rank();
        int to = reshape.type().rank();
        Value longer = from > to ? reshape.operand(0) : reshape;
        Value shorter = from > to ? reshape : reshape.operand(0);
        return Math.abs(from - to) == 1
                && longer.shape().lastExtent() == 1
                && longer.shape().without(longer.type().rank() - 1).equals(shorter.shape());
    }

    /** Whether the value is one number made of literals and step scalars, which every kernel can make for itself. */
    static boolean isUniform(Value value) {
        if (value.op() instanceof Leaf.Constant || value.op() instanceof Leaf.Scalar) {
            return true;
        }
        boolean keepsOne = value.op() instanceof Lanewise
                || value.op() instanceof Layout.Reshape
                || value.op() instanceof Layout.Broadcast;
        return keepsOne
                && value.shape().size() == 1
                && !value.type().batch()
                && value.operands().stream().allMatch(Values::isUniform);
    }

    /** Whether the value is computed lane by lane and can be part of any loop over its lanes. */
    static boolean isLane(Value value) {
        return !isUniform(value)
                && (value.op() instanceof Lanewise
                        || value.op() instanceof Layout.Broadcast
                        || value.op() instanceof Lookup.OneHot);
    }

    /** Whether the value is a reduction over the last axis alone. */
    static boolean isRowReduction(Value value) {
        return value.op() instanceof Reduction reduction
                && !reduction.overBatch()
                && reduction.axes().equals(List.of(value.operand(0).type().rank() - 1));
    }

    static boolean isFold(Value value) {
        return value.op() instanceof Reduction && !isRowReduction(value);
    }

    /** Whether the value is one number a row that is looked up in a stored row. */
    static boolean isRowLookup(Value value) {
        return value.op() instanceof Lookup.Pick || value.op() instanceof Lookup.Hit;
    }

    static boolean isContraction(Value value) {
        return value.op() instanceof Contraction;
    }

    /**
     * Whether an operand that has one number a row means the same row for the reader: it has the reader's rank (its last axis
     * then is 1 or the reader's own) or none. A shorter one would be aligned from the right, along the lanes.
     */
    static boolean alignsWith(Value reader, Value operand) {
        boolean reduces = isRowReduction(reader) || isRowLookup(reader) || reader.op() instanceof Lookup.OneHot;
        return reduces
                || operand.shape().isScalar()
                || operand.type().rank() == reader.type().rank();
    }

    /**
     * How much code computes a value, in statements of a usual one: what a function of the runtime takes goes through memory, and a
     * reduction has several accumulators and begins another sweep.
     */
    static int size(Value value) {
        if (value.op() instanceof Reduction) {
            return 8;
        }
        return value.op() instanceof Lanewise lanewise && lanewise.function().weight() >= CALLED ? 3 : 1;
    }

    static int weight(Value value) {
        if (value.op() instanceof Lanewise lanewise) {
            return lanewise.function().weight();
        }
        return value.op() instanceof Lookup.OneHot ? 2 : 0;
    }
}
