package netc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.TypeResult;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;

/**
 * Rewrites a graph into what kernels compute directly: log-sum-exp becomes a maximum, a sum and a logarithm, a contraction's
 * lanes get an operand in which they lie next to each other, and a wide sum over the batch one in which its samples do.
 */
final class Prepare {
    private final GraphBuilder g;
    private final Map<Value, Value> rewritten = new HashMap<>();
    private final Map<List<Object>, Value> transposes = new HashMap<>();
    private final Map<Value, Value> copies = new HashMap<>();

    private Prepare(GraphBuilder g) {
        this.g = g;
    }

    static Graph run(GraphBuilder g, Graph graph) {
        Prepare prepare = new Prepare(g);
        Origin before = g.origin(Origin.NONE);
        for (Value value : graph.values()) {
            g.origin(value.origin());
            prepare.rewritten.put(value, prepare.rewrite(value));
        }
        g.origin(before);
        List<Root> roots = new ArrayList<>();
        graph.roots().forEach(root -> roots.add(root.with(prepare.of(root.value()))));
        return Graph.of(roots);
    }

    private Value of(Value value) {
        return rewritten.getOrDefault(value, value);
    }

    private Value rewrite(Value value) {
        List<Value> operands = value.operands().stream().map(this::of).toList();
        if (value.op() instanceof Reduction reduction && reduction.monoid() == Monoid.LOGSUMEXP) {
            return logSumExp(reduction, operands.get(0));
        }
        if (value.op() instanceof Contraction contraction) {
            return gatherSamples(alignLanes(contraction, operands.get(0), operands.get(1)));
        }
        return operands.equals(value.operands()) ? value : g.apply(value.op(), operands);
    }

    /** {@code m + log Σ exp(x − m)} with {@code m = max x}. */
    private Value logSumExp(Reduction reduction, Value x) {
        Value max = g.reduce(Monoid.MAX, x, reduction.axes(), true, reduction.overBatch());
        Value sum = g.reduce(Monoid.SUM, g.exp(g.sub(x, max)), reduction.axes(), true, reduction.overBatch());
        Value kept = g.add(max, g.lanewise(Unary.LOG, sum));
        return reduction.keep() ? kept : g.reshape(kept, dropped(reduction, x));
    }

    private static Shape dropped(Reduction reduction, Value x) {
        Reduction dropping = new Reduction(reduction.monoid(), reduction.axes(), false, reduction.overBatch());
        return ((TypeResult.Ok) dropping.infer(List.of(x.type()))).type().shape();
    }

    /** Where the operand with the result's last axis has it elsewhere than last, a transposed copy takes its place. */
    private Value alignLanes(Contraction contraction, Value left, Value right) {
        Value aligned = g.contract(contraction, left, right);
        String result = contraction.result();
        if (Storage.isDot(aligned)) {
            return aligned;
        }
        char column = result.charAt(result.length() - 1);
        boolean inRight = contraction.right().indexOf(column) >= 0;
        String labels = inRight ? contraction.right() : contraction.left();
        int axis = labels.indexOf(column);
        if (axis == labels.length() - 1) {
            return aligned;
        }
        String moved = labels.substring(0, axis) + labels.substring(axis + 1) + column;
        Value copy = transposed(inRight ? right : left, labels, moved);
        return inRight
                ? g.contract(new Contraction(contraction.left(), moved, result, contraction.batch()), left, copy)
                : g.contract(new Contraction(moved, contraction.right(), result, contraction.batch()), copy, right);
    }

    /** Where many samples of long vectors are summed, the vector of lanes gets a copy in panels of samples. */
    private Value gatherSamples(Value sum) {
        Value vector = Storage.vectorOperand(sum).orElse(null);
        if (vector == null || !PanelChoice.wantsPanelsOfSamples(sum, vector)) {
            return sum;
        }
        Value copy = copies.computeIfAbsent(vector, v -> {
            Origin before = g.origin(v.origin());
            Value made = g.apply(new Layout.Copy(), v);
            g.origin(before);
            return made;
        });
        return g.apply(
                sum.op(),
                sum.operands().stream().map(x -> x.equals(vector) ? copy : x).toList());
    }

    private Value transposed(Value operand, String labels, String moved) {
        List<Integer> order =
                moved.chars().map(label -> labels.indexOf(label)).boxed().toList();
        return transposes.computeIfAbsent(List.of(operand, order), key -> {
            Origin before = g.origin(operand.origin());
            Value copy = g.apply(new Layout.Transpose(order), operand);
            g.origin(before);
            return copy;
        });
    }
}
