package netc.compiler.plan;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;

/** Where the values of one graph lie: leaves in the caller's and the model's arrays, views of them, and slots. */
final class Storage {
    private static final Buffer PARAMETERS = new Buffer.Parameters();

    private final ParameterPlaces places;
    private final Set<Value> copiesInPanels;
    private final Map<Value, Access> layouts = new IdentityHashMap<>();
    private final Map<Value, Buffer.Slot> slots = new IdentityHashMap<>();
    private final Set<Value> packed = new HashSet<>();
    private final SlotNames names = new SlotNames();
    private final SampleSizes sizes;

    Storage(Graph graph, ParameterPlaces places) {
        this.places = places;
        copiesInPanels = PanelChoice.copies(graph);
        sizes = new SampleSizes(graph);
        for (Value value : graph.values()) {
            if (readsLanes(value)) {
                value.operands().forEach(this::requireWholeVectors);
            }
            vectorOperand(value).ifPresent(this::requireWholeVectors);
            vectorOperand(value).ifPresent(this::requireNeighbours);
            if (value.op() instanceof Contraction contraction && !contraction.batch()) {
                value.operands().forEach(this::requireGoodStride);
            }
        }
    }

    /** Where the batch is summed, samples of a column that lie at a bad stride are packed into a slot, if that gives a good one. */
    private void requireGoodStride(Value operand) {
        Value source = viewed(operand);
        boolean comesFromFeed =
                source.op() instanceof Leaf.Feed && source.type().isFloat();
        if (comesFromFeed
                && source.type().batch()
                && !SampleSizes.isGoodStride(layout(operand).batchStride())
                && SampleSizes.isGoodStride(sampleSize(operand))) {
            pack(operand);
        }
    }

    /** What is known of the layout of views may change with what they view. */
    private void pack(Value value) {
        if (packed.add(value)) {
            layouts.clear();
        }
    }

    static boolean readsLanes(Value value) {
        return Values.isLane(value) || Values.isRowReduction(value) || Values.isFold(value);
    }

    /** The operand of a tiled contraction that is read lane by lane: the one that has the last axis of the result. */
    static Optional<Value> vectorOperand(Value value) {
        if (!(value.op() instanceof Contraction contraction) || isDot(value)) {
            return Optional.empty();
        }
        char column = contraction.result().charAt(contraction.result().length() - 1);
        return Optional.of(value.operand(contraction.right().indexOf(column) >= 0 ? 1 : 0));
    }

    /** Whether a contraction has no axis for lanes, or sums in interleaved parts. */
    static boolean isDot(Value value) {
        Contraction contraction = (Contraction) value.op();
        String result = contraction.result();
        if (result.isEmpty()) {
            return true;
        }
        char column = result.charAt(result.length() - 1);
        boolean inBoth =
                contraction.left().indexOf(column) >= 0 && contraction.right().indexOf(column) >= 0;
        return inBoth
                || contraction.isSplit(value.operand(0).type(), value.operand(1).type());
    }

    /** A column of the data has no padding: where its rows are read by whole vectors, it is packed into a slot first. */
    private void requireWholeVectors(Value operand) {
        Value source = Values.alias(operand);
        boolean comesFromFeed =
                viewed(source).op() instanceof Leaf.Feed && source.type().isFloat();
        boolean runs = !source.shape().isScalar();
        if (comesFromFeed && runs && !layout(source).padded()) {
            pack(source);
        }
    }

    /** The lanes of a tiled contraction lie next to each other: a view in which they do not is copied. */
    private void requireNeighbours(Value operand) {
        if (operand.shape().lastExtent() > 1 && !readsNeighbours(operand)) {
            pack(operand);
        }
    }

    /** Whether the last axis of a value, as it is stored, has stride 1, or the value has no last axis to speak of. */
    boolean readsNeighbours(Value value) {
        return value.shape().lastExtent() == 1 || layout(value).lastStride() == 1;
    }

    static Value viewed(Value value) {
        Value source = value;
        while (source.op() instanceof Layout.Reshape || source.op() instanceof Layout.Slice) {
            source = source.operand(0);
        }
        return source;
    }

    /** Whether a leaf or view is copied into padded rows before use. */
    boolean isPacked(Value value) {
        return packed.contains(value);
    }

    /** Whether a value is the elements of another under other strides. */
    boolean isView(Value value) {
        return !packed.contains(value) && viewLayout(value).isPresent();
    }

    private Optional<Access> viewLayout(Value value) {
        if (value.op() instanceof Layout.Reshape reshape) {
            return layout(value.operand(0)).reshape(value.operand(0).shape(), reshape.to());
        }
        if (value.op() instanceof Layout.Slice slice) {
            Access sliced = layout(value.operand(0)).slice(slice.axis(), slice.from());
            boolean fromFeed = viewed(value).op() instanceof Leaf.Feed;
            boolean whole = !fromFeed || slice.axis() < value.type().rank() - 1;
            return Optional.of(new Access(
                    sliced.buffer(),
                    sliced.offset(),
                    sliced.batchStride(),
                    sliced.strides(),
                    sliced.padded() && whole));
        }
        return Optional.empty();
    }

    /** The strides of a value, with its own buffer where it has one. */
    private Access layout(Value value) {
        Access known = layouts.get(value);
        if (known == null) {
            known = packed.contains(value) ? slotLayout(value) : ownLayout(value);
            layouts.put(value, known);
        }
        return known;
    }

    private Access ownLayout(Value value) {
        if (value.op() instanceof Leaf leaf) {
            return leafAccess(leaf);
        }
        return viewLayout(value).orElseGet(() -> slotLayout(value));
    }

    private Access slotLayout(Value value) {
        return place(new Buffer.Feed("?", false), value);
    }

    Access leafAccess(Leaf leaf) {
        if (leaf instanceof Leaf.Feed feed) {
            return Access.dense(new Buffer.Feed(feed.name(), !feed.type().isFloat()), feed.type());
        } else if (leaf instanceof Leaf.Parameter parameter) {
            return places.access(PARAMETERS, parameter.path(), parameter.type());
        } else if (leaf instanceof Leaf.State state) {
            return places.access(new Buffer.State(state.slot()), state.path(), state.type());
        }
        throw new IllegalArgumentException(leaf + " is not in memory");
    }

    /** The leaf or computed value whose memory {@code value} reads. */
    Value base(Value value) {
        Value source = value;
        while (!packed.contains(source) && (!Values.alias(source).equals(source) || isView(source))) {
            source = source.operand(0);
        }
        return source;
    }

    /** How to read a value that a leaf, a view or a slot holds. */
    Access access(Value value) {
        if (!packed.contains(value)
                && value.op() instanceof Layout.Reshape reshape
                && viewLayout(value).isPresent()) {
            return access(value.operand(0))
                    .reshape(value.operand(0).shape(), reshape.to())
                    .orElseThrow();
        }
        if (!packed.contains(value) && value.op() instanceof Layout.Slice slice) {
            Access sliced = access(value.operand(0)).slice(slice.axis(), slice.from());
            return new Access(
                    sliced.buffer(),
                    sliced.offset(),
                    sliced.batchStride(),
                    sliced.strides(),
                    layout(value).padded());
        }
        if (value.op() instanceof Leaf leaf && !packed.contains(value)) {
            return leafAccess(leaf);
        }
        return slotAccess(value);
    }

    /** The access of a packed leaf or view before it is packed. */
    Access unpacked(Value value) {
        if (value.op() instanceof Leaf leaf) {
            return leafAccess(leaf);
        }
        Value operand = value.operand(0);
        if (value.op() instanceof Layout.Reshape reshape) {
            return unpackedOrAccess(operand)
                    .reshape(operand.shape(), reshape.to())
                    .orElseThrow();
        }
        Layout.Slice slice = (Layout.Slice) value.op();
        return unpackedOrAccess(operand).slice(slice.axis(), slice.from());
    }

    private Access unpackedOrAccess(Value value) {
        return packed.contains(value) ? unpacked(value) : access(value);
    }

    /** The slot of a computed value, made when it is first asked for. */
    Access slotAccess(Value value) {
        return place(slots.computeIfAbsent(value, this::slot), value);
    }

    private Buffer.Slot slot(Value value) {
        if (isInPanelsOfSamples(value)) {
            int panels = Access.pad(value.shape().lastExtent()) / Panels.WIDTH;
            return new Buffer.Slot(names.of(value), Math.multiplyExact(panels, Panels.SAMPLE), true, true);
        }
        return new Buffer.Slot(names.of(value), sampleSize(value), value.type().batch());
    }

    private static boolean isInPanelsOfSamples(Value value) {
        return value.op() instanceof Layout.Copy;
    }

    private int sampleSize(Value value) {
        return sizes.of(value, partner -> layout(partner).batchStride());
    }

    private Access place(Buffer slot, Value value) {
        if (isInPanelsOfSamples(value)) {
            return Access.panelsOfSamples(slot);
        }
        return copiesInPanels.contains(value)
                ? Access.panels(slot, 0, value.type())
                : Access.spread(slot, value.type(), sampleSize(value));
    }
}
