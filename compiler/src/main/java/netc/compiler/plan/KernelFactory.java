package netc.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;

/** Makes the kernel of each group: its fused body, the places it reads and writes, and its loops. */
final class KernelFactory {
    private final Fusion fusion;
    private final Storage storage;
    private final SlotNames names = new SlotNames();
    private final Set<Value> kept = new HashSet<>();
    private final Map<Value, List<Leaf>> assignments = new HashMap<>();

    KernelFactory(Graph graph, Fusion fusion, Storage storage, List<Group> groups) {
        this.fusion = fusion;
        this.storage = storage;
        for (Root root : graph.roots()) {
            if (root instanceof Root.Assign assign) {
                assignments
                        .computeIfAbsent(root.value(), v -> new ArrayList<>())
                        .add(assign.target());
            } else {
                kept.add(root.value());
            }
        }
        for (Group group : groups) {
            for (Value member : group.members()) {
                for (Value read : reads(group, member)) {
                    if (fusion.groupOf(storage.base(read)) != group) {
                        kept.add(storage.base(read));
                    }
                }
            }
        }
    }

    private Set<Value> reads(Group group, Value member) {
        Set<Value> reads = new LinkedHashSet<>(fusion.tree(member).reads());
        if (group.kind() == Group.Kind.MOVE || Values.isRowLookup(member)) {
            reads.addAll(member.operands());
        }
        return reads;
    }

    Kernel make(Group group) {
        return switch (group.kind()) {
            case CONTRACT -> contraction(group).contract();
            case DOT -> contraction(group).dot();
            case ROWS -> rows(group);
            case FOLD -> fold(group);
            case MOVE -> move(group);
        };
    }

    private ContractBuilder contraction(Group group) {
        Value value = group.anchor();
        Set<Value> epilogue = new LinkedHashSet<>(group.members());
        epilogue.remove(value);
        Body body = body(group, epilogue, Set.of(value));
        List<Body.Store> stores = new ArrayList<>(stores(value));
        stores.addAll(body.stores());
        return new ContractBuilder(
                name(group),
                value,
                storage.access(value.operand(0)),
                storage.access(value.operand(1)),
                new Body(body.values(), body.reads(), stores));
    }

    private Kernel rows(Group group) {
        Body body = body(group, group.members(), Set.of());
        Kernel.Split split = group.domain().batch()
                ? Kernel.Split.SAMPLES
                : new Kernel.Split(false, outermost(group.domain().outer()), 16);
        return new Kernel.Rows(name(group), group.anchor(), group.domain(), body, split);
    }

    private static int outermost(Shape outer) {
        return outer.isScalar() ? 1 : outer.extent(0);
    }

    private Kernel fold(Group group) {
        Value anchor = group.anchor();
        Reduction reduction = (Reduction) anchor.op();
        Value operand = anchor.operand(0);
        Domain source = Domain.of(anchor.operand(0).type());
        Trees.Tree tree = fusion.tree(anchor);
        Set<Value> computed = new LinkedHashSet<>(tree.computed());
        computed.remove(anchor);
        Set<Value> epilogue = new LinkedHashSet<>(group.members());
        epilogue.remove(anchor);
        Body after = body(group, epilogue, Set.of(anchor));
        List<Body.Store> stores = new ArrayList<>(stores(anchor));
        stores.addAll(after.stores());
        int last = anchor.operand(0).type().rank() - 1;
        List<Integer> outer =
                reduction.axes().stream().filter(axis -> axis != last).toList();
        return new Kernel.Fold(
                name(group),
                anchor,
                reduction.monoid(),
                operand,
                source,
                outer,
                reduction.overBatch(),
                reduction.axes().contains(last),
                new Body(sorted(computed), accesses(tree.reads()), List.of()),
                new Body(after.values(), after.reads(), stores),
                anchor.type().batch() ? Kernel.Split.SAMPLES : Kernel.Split.WHOLE);
    }

    /** The body that computes {@code members}; what the kernel has already ({@code given}) is not read from memory. */
    private Body body(Group group, Set<Value> members, Set<Value> given) {
        Set<Value> computed = new LinkedHashSet<>();
        Set<Value> reads = new LinkedHashSet<>();
        List<Body.Store> stores = new ArrayList<>();
        for (Value member : members) {
            Trees.Tree tree = fusion.tree(member);
            computed.addAll(tree.computed());
            reads.addAll(tree.reads());
            stores.addAll(stores(member));
        }
        reads.removeIf(read -> computed.contains(Values.alias(read)) || given.contains(Values.alias(read)));
        if (group.kind() == Group.Kind.ROWS && Values.isUniform(group.anchor())) {
            computed.add(group.anchor());
        }
        return new Body(sorted(computed), accesses(reads), stores);
    }

    private static List<Value> sorted(Set<Value> values) {
        return values.stream().sorted(Comparator.comparingInt(Value::id)).toList();
    }

    private Map<Value, Access> accesses(Set<Value> reads) {
        Map<Value, Access> accesses = new LinkedHashMap<>();
        reads.stream()
                .sorted(Comparator.comparingInt(Value::id))
                .forEach(read -> accesses.put(read, storage.access(read)));
        return accesses;
    }

    private List<Body.Store> stores(Value value) {
        List<Body.Store> stores = new ArrayList<>();
        for (Leaf target : assignments.getOrDefault(value, List.of())) {
            stores.add(new Body.Store(value, storage.leafAccess(target)));
        }
        if (kept.contains(value)) {
            stores.add(new Body.Store(value, storage.slotAccess(value)));
        }
        return stores;
    }

    private Kernel move(Group group) {
        Value value = group.anchor();
        List<Kernel.Piece> pieces = new ArrayList<>();
        boolean clears = false;
        List<Body.Store> stores = stores(value);
        Access target = stores.get(0).access();
        if (value.op() instanceof Layout.Transpose transpose) {
            Access source = storage.access(value.operand(0)).transpose(transpose.order());
            pieces.add(new Kernel.Piece(value.shape(), source, target));
        } else if (value.op() instanceof Layout.Concat concat) {
            int from = 0;
            for (Value part : value.operands()) {
                Access place = target.slice(concat.axis(), from);
                pieces.add(new Kernel.Piece(part.shape(), storage.access(part), place));
                from += part.shape().extent(concat.axis());
            }
        } else if (value.op() instanceof Layout.Pad pad) {
            Access place = target.slice(pad.axis(), pad.before());
            pieces.add(new Kernel.Piece(value.operand(0).shape(), storage.access(value.operand(0)), place));
            clears = true;
        } else {
            pieces.addAll(copy(value, target));
        }
        for (Body.Store more : stores.subList(1, stores.size())) {
            pieces.add(new Kernel.Piece(value.shape(), target, more.access()));
        }
        List<Kernel.Piece> blocks =
                pieces.stream().flatMap(piece -> piece.withoutPanels().stream()).toList();
        return new Kernel.Move(name(group), value, value.type().batch(), clears, blocks, target, split(value, blocks));
    }

    /** A transpose of a weight can be cut: its blocks do not read each other. */
    private static Kernel.Split split(Value value, List<Kernel.Piece> blocks) {
        if (value.type().batch()) {
            return Kernel.Split.SAMPLES;
        }
        Kernel.Piece first = blocks.get(0);
        boolean cuttable = value.op() instanceof Layout.Transpose
                && first.isCuttable()
                && blocks.stream()
                        .noneMatch(block ->
                                block.source().buffer().equals(first.target().buffer()));
        return cuttable ? new Kernel.Split(false, first.shape().extent(0), 1) : Kernel.Split.WHOLE;
    }

    /** A packed view, a copied leaf, or a reshape that changes how rows are padded. */
    private List<Kernel.Piece> copy(Value value, Access target) {
        if (storage.isPacked(value)) {
            return List.of(new Kernel.Piece(value.shape(), storage.unpacked(value), target));
        }
        if (value.op() instanceof Leaf || storage.isView(value)) {
            return List.of(new Kernel.Piece(value.shape(), storage.access(value), target));
        }
        return repad(value.operand(0), value, target);
    }

    private List<Kernel.Piece> repad(Value operand, Value value, Access target) {
        Shape from = operand.shape();
        Shape to = value.shape();
        Access source = storage.access(operand);
        Optional<Access> view = source.reshape(from, to);
        if (view.isPresent()) {
            return List.of(new Kernel.Piece(to, view.get(), target));
        }
        Optional<Access> place = target.reshape(to, from);
        if (place.isPresent()) {
            return List.of(new Kernel.Piece(from, source, place.get()));
        }
        int size = Math.toIntExact(from.size());
        Buffer dense =
                new Buffer.Slot(names.unique("dense"), size, operand.type().batch());
        return List.of(
                new Kernel.Piece(from, source, Access.dense(dense, operand.type())),
                new Kernel.Piece(to, Access.dense(dense, value.type()), target));
    }

    private String name(Group group) {
        if (!group.assigned().isEmpty()) {
            Leaf target = group.assigned().get(group.assigned().size() - 1);
            String path = target instanceof Leaf.Parameter parameter ? parameter.path() : ((Leaf.State) target).path();
            return names.unique("update" + SlotNames.capitalized(SlotNames.identifier(path)));
        }
        Value subject = group.members().stream()
                .filter(kept::contains)
                .reduce((a, b) -> b)
                .orElse(group.anchor());
        if (subject.op() instanceof Layout.Transpose && subject.operand(0).op() instanceof Leaf.Parameter parameter) {
            return names.unique("transpose" + SlotNames.capitalized(SlotNames.identifier(parameter.path())));
        }
        if (subject.op() instanceof Layout.Copy) {
            return names.unique("pack" + SlotNames.capitalized(SlotNames.statement(subject.origin())));
        }
        String statement = subject.origin().name();
        String base = SlotNames.capitalized(SlotNames.identifier(statement.isEmpty() ? "value" : statement));
        String verb = group.kind() == Group.Kind.MOVE
                ? subject.op() instanceof Layout.Transpose ? "transpose" : "copy"
                : subject.origin().gradient() ? "gradient" : "compute";
        return names.unique(verb + base);
    }
}
