package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Value;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Turns a contraction into loops: outer ones, the rows of the tile, its columns, and the summed ones. */
final class ContractBuilder {
    /** The least rows of a piece: tiles of four and five rows make any number from twelve on. */
    private static final int GRAIN = 16;

    private static final char BATCH = '*';

    /** A loop with its labels, outermost first; merged loops have several. */
    private record Axis(List<Character> labels, Loop loop) {}

    private static final Axis NONE = new Axis(List.of(), new Loop(false, 1));

    private final String name;
    private final Value value;
    private final Contraction contraction;
    private final Body body;
    private final Access left;
    private final Access right;
    private final boolean vectorIsRight;

    ContractBuilder(String name, Value value, Access left, Access right, Body body) {
        this.name = name;
        this.value = value;
        this.contraction = (Contraction) value.op();
        this.left = left;
        this.right = right;
        this.body = body;
        String result = contraction.result();
        this.vectorIsRight = result.isEmpty() || contraction.right().indexOf(result.charAt(result.length() - 1)) >= 0;
    }

    Kernel.Contract contract() {
        String result = contraction.result();
        char column = result.charAt(result.length() - 1);
        List<Axis> outer = new ArrayList<>();
        List<Axis> rows = new ArrayList<>();
        for (char label : resultLabels(result.substring(0, result.length() - 1))) {
            (inVector(label) ? outer : rows).add(axis(label));
        }
        Axis row = rows.isEmpty() ? NONE : mergeRows(rows);
        outer.addAll(rows.subList(0, Math.max(rows.size() - 1, 0)));
        List<Axis> summed = mergeSummed(summedAxes());
        if (summed.isEmpty()) {
            // A product of two vectors is a sum of one term.
            summed.add(NONE);
        }
        Kernel.Split split = split(row);
        return new Kernel.Contract(
                name,
                value,
                operand(
                        value.operand(vectorIsRight ? 0 : 1),
                        vectorIsRight ? left : right,
                        broadcastLabels(),
                        outer,
                        row,
                        null,
                        summed),
                operand(
                        value.operand(vectorIsRight ? 1 : 0),
                        vectorIsRight ? right : left,
                        vectorLabels(),
                        outer,
                        row,
                        column,
                        summed),
                loops(outer),
                row.loop(),
                extent(column),
                loops(summed),
                fused(outer, row),
                split);
    }

    Kernel.Dot dot() {
        String result = contraction.result();
        boolean lastIsShared = !result.isEmpty()
                && contraction.left().indexOf(result.charAt(result.length() - 1)) >= 0
                && contraction.right().indexOf(result.charAt(result.length() - 1)) >= 0;
        boolean hasColumn = !result.isEmpty() && !lastIsShared;
        @Nullable Character column = hasColumn ? result.charAt(result.length() - 1) : null;
        List<Axis> outer = new ArrayList<>();
        for (char label : resultLabels(hasColumn ? result.substring(0, result.length() - 1) : result)) {
            outer.add(axis(label));
        }
        List<Axis> summed = mergeSummed(summedAxes());
        return new Kernel.Dot(
                name,
                value,
                operand(value.operand(0), left, contraction.left(), outer, NONE, column, summed),
                operand(value.operand(1), right, contraction.right(), outer, NONE, column, summed),
                loops(outer),
                column == null ? 1 : extent(column),
                operand(value, body.stores().get(0).access(), result, outer, NONE, column, List.of()),
                loops(summed),
                contraction.isSplit(value.operand(0).type(), value.operand(1).type()),
                body,
                contraction.batch() ? Kernel.Split.SAMPLES : Kernel.Split.WHOLE);
    }

    private String broadcastLabels() {
        return vectorIsRight ? contraction.left() : contraction.right();
    }

    private String vectorLabels() {
        return vectorIsRight ? contraction.right() : contraction.left();
    }

    private List<Character> resultLabels(String perSample) {
        List<Character> labels = new ArrayList<>();
        if (contraction.batch()) {
            labels.add(BATCH);
        }
        perSample.chars().forEach(label -> labels.add((char) label));
        return labels;
    }

    private boolean inVector(char label) {
        Value vector = value.operand(vectorIsRight ? 1 : 0);
        return label == BATCH ? vector.type().batch() : vectorLabels().indexOf(label) >= 0;
    }

    private Axis axis(char label) {
        return new Axis(List.of(label), label == BATCH ? new Loop(true, 1) : new Loop(false, extent(label)));
    }

    private int extent(char label) {
        int axis = contraction.left().indexOf(label);
        return axis >= 0
                ? value.operand(0).shape().extent(axis)
                : value.operand(1).shape().extent(contraction.right().indexOf(label));
    }

    private List<Axis> summedAxes() {
        List<Axis> axes = new ArrayList<>();
        boolean operandsBatch =
                value.operand(0).type().batch() || value.operand(1).type().batch();
        if (operandsBatch && !contraction.batch()) {
            axes.add(axis(BATCH));
        }
        contraction.summed().chars().forEach(label -> axes.add(axis((char) label)));
        return axes;
    }

    /** Joins row loops from the innermost outwards while every access steps through them evenly; the rest stays outer. */
    private Axis mergeRows(List<Axis> rows) {
        while (rows.size() > 1) {
            Axis inner = rows.get(rows.size() - 1);
            Axis next = rows.get(rows.size() - 2);
            boolean even = even(next, inner, broadcastLabels(), vectorIsRight ? left : right);
            for (Access access : resultAccesses()) {
                even &= evenInResult(next, inner, access);
            }
            if (!even) {
                break;
            }
            rows.remove(rows.size() - 1);
            rows.set(rows.size() - 1, merged(next, inner));
        }
        return rows.get(rows.size() - 1);
    }

    private List<Access> resultAccesses() {
        List<Access> accesses = new ArrayList<>();
        body.stores().forEach(store -> accesses.add(store.access()));
        body.reads().forEach((read, access) -> accesses.add(aligned(read.type(), access)));
        return accesses;
    }

    private List<Axis> mergeSummed(List<Axis> axes) {
        for (int i = axes.size() - 2; i >= 0; i--) {
            Axis outer = axes.get(i);
            Axis inner = axes.get(i + 1);
            if (even(outer, inner, contraction.left(), left) && even(outer, inner, contraction.right(), right)) {
                axes.set(i, merged(outer, inner));
                axes.remove(i + 1);
            }
        }
        return axes;
    }

    private static Axis merged(Axis outer, Axis inner) {
        List<Character> labels = new ArrayList<>(outer.labels());
        labels.addAll(inner.labels());
        int extent = Math.multiplyExact(outer.loop().extent(), inner.loop().extent());
        return new Axis(labels, new Loop(outer.loop().batch(), extent));
    }

    private boolean even(Axis outer, Axis inner, String labels, Access access) {
        return stride(outer, labels, access) == (long) inner.loop().extent() * stride(inner, labels, access);
    }

    private boolean evenInResult(Axis outer, Axis inner, Access access) {
        return even(outer, inner, contraction.result(), access);
    }

    private static int stride(Axis axis, String labels, Access access) {
        List<Character> merged = axis.labels();
        return merged.isEmpty() ? 0 : stride(merged.get(merged.size() - 1), labels, access);
    }

    private static int stride(char label, String labels, Access access) {
        if (label == BATCH) {
            return access.batchStride();
        }
        int axis = labels.indexOf(label);
        return axis < 0 ? 0 : access.stride(axis);
    }

    private static int runStride(char column, String labels, Access access) {
        int axis = labels.indexOf(column);
        return axis < 0 ? 0 : access.runStride(axis);
    }

    private Operand operand(
            Value operand,
            Access access,
            String labels,
            List<Axis> outer,
            Axis row,
            @Nullable Character column,
            List<Axis> summed) {
        return new Operand(
                operand,
                access,
                outer.stream().map(axis -> stride(axis, labels, access)).toList(),
                stride(row, labels, access),
                column == null ? 0 : stride(column, labels, access),
                column == null ? 0 : runStride(column, labels, access),
                summed.stream().map(axis -> stride(axis, labels, access)).toList());
    }

    private Kernel.ContractBody fused(List<Axis> outer, Axis row) {
        String result = contraction.result();
        char column = result.charAt(result.length() - 1);
        List<Operand> strides = new ArrayList<>();
        body.reads()
                .forEach((read, access) -> strides.add(
                        operand(read, aligned(read.type(), access), result, outer, row, column, List.of())));
        return new Kernel.ContractBody(
                body,
                strides,
                body.stores().stream()
                        .map(store -> operand(store.value(), store.access(), result, outer, row, column, List.of()))
                        .toList());
    }

    /** The strides of a lane-wise operand along the axes of the result: 0 along axes that it lacks or repeats. */
    private Access aligned(TensorType type, Access access) {
        int missing = value.type().rank() - type.rank();
        List<Integer> strides = new ArrayList<>();
        for (int axis = 0; axis < value.type().rank(); axis++) {
            boolean repeated = axis < missing
                    || (type.shape().extent(axis - missing) == 1
                            && value.shape().extent(axis) != 1);
            strides.add(repeated ? 0 : access.stride(axis - missing));
        }
        Panels panels = access.panels() == null
                ? null
                : access.panels().along(access.panels().axis() + missing);
        return new Access(access.buffer(), access.offset(), access.batchStride(), strides, access.padded(), panels);
    }

    private static List<Loop> loops(List<Axis> axes) {
        return axes.stream().map(Axis::loop).toList();
    }

    private Kernel.Split split(Axis row) {
        if (contraction.batch()) {
            return Kernel.Split.SAMPLES;
        }
        return new Kernel.Split(false, row.loop().extent(), GRAIN);
    }
}
