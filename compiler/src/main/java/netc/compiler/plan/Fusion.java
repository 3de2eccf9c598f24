package netc.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.plan.Trees.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Decides which values are computed together.
 *
 * <p>Contractions, folds and copies begin groups of their own. A lane-wise value with one reader is left to that reader; any
 * other joins the latest group that it reads from, if it fits there and no cycle arises, or begins a group of rows. So bias
 * and activation join the product before them, the optimiser's update joins the contraction that makes the gradient, and
 * softmax, cross entropy and their adjoint become one pass over the rows.
 */
final class Fusion {
    /** The most vector instructions that may join a contraction or a fold: dearer chains get a loop of their own. */
    private static final int EPILOGUE_BUDGET = 14;

    private static final int CHEAP = 2;

    /** The most code of one kernel, see {@link Values#size}: its method must stay far below what the JIT compiler takes. */
    private static final int LARGEST = 50;

    /** The most code that is left to a reader. */
    private static final int LARGEST_TREE = LARGEST / 3;

    /** The most reductions over lanes in one kernel: each has accumulators. */
    private static final int REDUCTIONS = 8;

    private final Graph graph;
    private final Values values;
    private final Storage storage;
    private final Trees trees;
    private final Map<Value, Group> groupOf = new IdentityHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Leaf, Group> writers = new HashMap<>();
    private final Map<Leaf, List<Group>> readers = new HashMap<>();
    private final Map<Value, List<Leaf>> assignments = new IdentityHashMap<>();

    /** Updates that are not yet placed, and what they will read. */
    private final Map<Value, Tree> pending = new LinkedHashMap<>();

    private @Nullable Leaf overwrittenTooSoon;

    Fusion(Graph graph, Storage storage) {
        this.graph = graph;
        this.values = new Values(graph);
        this.storage = storage;
        trees = new Trees(storage);
        for (Root root : graph.roots()) {
            if (root instanceof Root.Assign assign) {
                assignments
                        .computeIfAbsent(root.value(), v -> new ArrayList<>())
                        .add(assign.target());
            }
        }
    }

    /**
     * Places all values.
     *
     * @return nothing, or the leaf that must not be overwritten by the kernel that computes its update, as another update has to come
     *     behind that kernel and reads the leaf
     */
    Optional<Leaf> run() {
        Set<Value> updates = updates();
        graph.values().stream().filter(value -> !updates.contains(value)).forEach(this::place);
        updates.forEach(update -> pending.put(update, trees.of(update)));
        for (Value update : updates) {
            pending.remove(update);
            place(update);
            if (overwrittenTooSoon != null) {
                return Optional.of(overwrittenTooSoon);
            }
        }
        for (Root root : graph.roots()) {
            placeRoot(root);
        }
        return Optional.ofNullable(overwrittenTooSoon);
    }

    /** What {@link #run} made, in an order in which the groups can run. */
    List<Group> groups() {
        return Group.inOrder(groups);
    }

    /** What is assigned, and what reads it. It is placed last: by then the groups that read what it overwrites are known. */
    private Set<Value> updates() {
        Set<Value> updates = new LinkedHashSet<>();
        for (Value value : graph.values()) {
            if (assignments.containsKey(value) || value.operands().stream().anyMatch(updates::contains)) {
                updates.add(value);
            }
        }
        return updates;
    }

    /** The group that computes a value, or {@code null} for leaves, views and values that others compute on the way. */
    @Nullable
    Group groupOf(Value value) {
        return groupOf.get(value);
    }

    /** What computing a value takes. */
    Tree tree(Value value) {
        return trees.of(value);
    }

    private void place(Value value) {
        if (storage.isPacked(value)) {
            join(begin(Group.Kind.MOVE, value), value);
            return;
        }
        boolean isAlias = !Values.alias(value).equals(value);
        if (isAlias || value.op() instanceof Leaf || Values.isUniform(value) || storage.isView(value)) {
            return;
        }
        if (Values.isLane(value)) {
            if (isLeftToReader(value)) {
                trees.leaveToReader(value);
            } else {
                host(value);
            }
        } else if (Values.isRowLookup(value) && value.shape().isScalar() && isLeftToReader(value)) {
            trees.leaveToReader(value);
        } else if (Values.isRowReduction(value) || Values.isRowLookup(value)) {
            host(value);
        } else {
            Group.Kind kind = Values.isContraction(value)
                    ? storage.isDot(value) ? Group.Kind.DOT : Group.Kind.CONTRACT
                    : Values.isFold(value) ? Group.Kind.FOLD : Group.Kind.MOVE;
            join(begin(kind, value), value);
        }
    }

    /** A root that no group stores as it is (a leaf, a view, a uniform number) is copied by a group of its own. */
    private void placeRoot(Root root) {
        Value value = root.value();
        boolean keepsItself =
                root instanceof Root.Assign assign && assign.target().equals(value.op());
        if (!groupOf.containsKey(value) && !keepsItself) {
            join(begin(Values.isUniform(value) ? Group.Kind.ROWS : Group.Kind.MOVE, value), value);
        }
    }

    private Group begin(Group.Kind kind, Value anchor) {
        Value shaped = Values.isRowReduction(anchor) || Values.isRowLookup(anchor) ? anchor.operand(0) : anchor;
        Group group = new Group(groups.size(), kind, anchor, Domain.of(shaped.type()));
        groups.add(group);
        return group;
    }

    private boolean isLeftToReader(Value value) {
        List<Value> users = values.users(value);
        if (values.isRoot(value) || users.isEmpty() || !users.stream().allMatch(user -> absorbs(user, value))) {
            return false;
        }
        if (trees.size(value) > LARGEST_TREE) {
            return false;
        }
        if (users.size() == 1) {
            return !Values.isFold(users.get(0)) || candidates(value).isEmpty();
        }
        return Values.weight(value) <= CHEAP && value.operands().stream().allMatch(this::isAtHand);
    }

    /** Whether {@code user} can compute {@code value} on its way: it does so in the same rows and lanes. */
    private static boolean absorbs(Value user, Value value) {
        if (Values.isLane(user)) {
            Domain domain = Domain.of(user.type());
            boolean aligned = user.operands().stream()
                    .filter(operand -> Values.alias(operand).equals(value))
                    .allMatch(operand -> Values.alignsWith(user, operand));
            return aligned && (user.type().equals(value.type()) || domain.level(value.type()) == Domain.Level.ROW);
        }
        return user.op() instanceof Reduction && user.operand(0).type().equals(value.type());
    }

    /** Whether reading an operand again costs a load at most. */
    private boolean isAtHand(Value operand) {
        Value source = Values.alias(operand);
        if (source.op() instanceof Leaf || Values.isUniform(source) || storage.isView(source)) {
            return true;
        }
        Group group = groupOf.get(source);
        boolean onlyInRegisters = group != null
                && group.kind() == Group.Kind.CONTRACT
                && group.anchor().equals(source);
        return group != null && !onlyInRegisters;
    }

    /** Puts a value into the latest group that can take it, or into one of its own. */
    private void host(Value value) {
        List<Group> candidates = candidates(value);
        join(candidates.isEmpty() ? begin(Group.Kind.ROWS, value) : candidates.get(candidates.size() - 1), value);
    }

    private List<Group> candidates(Value value) {
        Tree tree = trees.of(value);
        List<Group> fitting = new ArrayList<>();
        Set<Group> sources = new TreeSet<>(Comparator.comparingInt(Group::number));
        for (Value read : tree.reads()) {
            Group group = groupOf.get(storage.base(read));
            if (group != null) {
                sources.add(group);
            }
        }
        for (Group group : sources) {
            if (fits(group, value, tree) && staysAcyclic(group, value, tree)) {
                fitting.add(group);
            }
        }
        return fitting;
    }

    private boolean fits(Group group, Value value, Tree tree) {
        if (tree.reads().stream().anyMatch(read -> isPartOf(group, read))) {
            return false;
        }
        return switch (group.kind()) {
            case CONTRACT, FOLD -> fitsEpilogue(group, tree);
            case ROWS -> fitsRows(group, value, tree);
            case DOT, MOVE -> false;
        };
    }

    /** Whether a value is a view of what the group itself leaves in memory: there, it is not yet complete. */
    private boolean isPartOf(Group group, Value read) {
        Value base = storage.base(read);
        return !base.equals(Values.alias(read)) && groupOf.get(base) == group;
    }

    private boolean fitsEpilogue(Group group, Tree tree) {
        boolean light = group.weight() + tree.weight() <= EPILOGUE_BUDGET;
        boolean sameType = tree.computed().stream()
                .allMatch(computed -> computed.type().equals(group.anchor().type()));
        boolean laneWise = tree.computed().stream()
                .allMatch(computed -> Values.isLane(computed) && !(computed.op() instanceof Lookup));
        return light && sameType && laneWise && tree.reads().stream().allMatch(storage::readsNeighbours);
    }

    private boolean fitsRows(Group group, Value value, Tree tree) {
        if (group.anchor().op() instanceof Leaf || storage.isView(group.anchor())) {
            return false;
        }
        boolean small =
                group.sizeWith(tree) <= LARGEST && (!Values.isRowReduction(value) || group.reductions() < REDUCTIONS);
        if (!small) {
            return false;
        }
        for (Value computed : tree.computed()) {
            Value measured = Values.isRowReduction(computed) ? computed.operand(0) : computed;
            if (group.domain().level(measured.type()) == Domain.Level.NONE) {
                return false;
            }
            for (Value operand : computed.operands()) {
                Value source = Values.alias(operand);
                boolean here =
                        tree.computed().contains(source) || group.members().contains(source);
                if (here && !Values.alignsWith(computed, operand)) {
                    return false;
                }
            }
        }
        if (Values.isRowReduction(value)) {
            return group.domain().level(value.operand(0).type()) == Domain.Level.LANE;
        }
        return tree.computed().stream()
                .filter(Values::isRowLookup)
                .allMatch(lookup -> groupOf.get(storage.base(lookup.operand(0))) != group
                        && group.domain().level(lookup.type()) == Domain.Level.ROW);
    }

    private boolean staysAcyclic(Group group, Value value, Tree tree) {
        Set<Group> before = before(group, value, tree);
        if (before.stream().anyMatch(needed -> needed.dependsOn(group)) || tooSoon(group, before, tree) != null) {
            return false;
        }
        return assignments.getOrDefault(value, List.of()).stream()
                .noneMatch(target -> multiplies(group, target)
                        || pending.keySet().stream().anyMatch(later -> needsBefore(later, target, group)));
    }

    /**
     * The other groups that must have run before {@code group} if it computes a value: those that make what it reads, or read what it
     * overwrites.
     */
    private Set<Group> before(Group group, Value value, Tree tree) {
        Set<Group> before = new LinkedHashSet<>();
        for (Value read : tree.reads()) {
            Group source = groupOf.get(storage.base(read));
            if (source != null) {
                before.add(source);
            }
        }
        for (Leaf target : assignments.getOrDefault(value, List.of())) {
            before.addAll(readers.getOrDefault(target, List.of()));
        }
        before.remove(group);
        return before;
    }

    /** A leaf that is read, but overwritten by a group that {@code group} or what runs before it has to wait for. */
    private @Nullable Leaf tooSoon(Group group, Set<Group> before, Tree tree) {
        for (Value read : tree.reads()) {
            Leaf leaf = leafOf(read);
            Group writer = leaf == null ? null : writers.get(leaf);
            if (writer != null && writer != group) {
                if (group.dependsOn(writer) || before.stream().anyMatch(needed -> needed.dependsOn(writer))) {
                    return leaf;
                }
            }
        }
        return null;
    }

    /** Whether a group sums products of a leaf's elements: it reads all of them for each result, and may overwrite none before its end. */
    private boolean multiplies(Group group, Leaf leaf) {
        return group.kind() == Group.Kind.CONTRACT
                && group.anchor().operands().stream().anyMatch(operand -> leaf.equals(leafOf(operand)));
    }

    /** Whether an update that is not yet placed reads what {@code group} would overwrite, but has to come after it. */
    private boolean needsBefore(Value later, Leaf target, Group group) {
        Tree tree = pending.get(later);
        return tree != null
                && tree.reads().stream().anyMatch(read -> target.equals(leafOf(read)))
                && tree.reads().stream().anyMatch(read -> follows(read, group))
                && !fits(group, later, tree);
    }

    private boolean follows(Value read, Group group) {
        Group source = groupOf.get(storage.base(read));
        return source != null && (source == group || source.dependsOn(group));
    }

    private void join(Group group, Value value) {
        Tree tree = trees.of(value);
        Set<Group> before = before(group, value, tree);
        Leaf leafTooSoon = tooSoon(group, before, tree);
        if (leafTooSoon != null) {
            overwrittenTooSoon = leafTooSoon;
            return;
        }
        group.add(value, tree);
        groupOf.put(value, group);
        before.forEach(group::after);
        for (Value read : tree.reads()) {
            Leaf leaf = leafOf(read);
            if (leaf != null) {
                readers.computeIfAbsent(leaf, l -> new ArrayList<>()).add(group);
                Group writer = writers.get(leaf);
                if (writer != null) {
                    writer.after(group);
                }
            }
        }
        for (Leaf target : assignments.getOrDefault(value, List.of())) {
            group.assigned().add(target);
            writers.put(target, group);
        }
    }

    private @Nullable Leaf leafOf(Value read) {
        return storage.base(read).op() instanceof Leaf leaf ? leaf : null;
    }
}
