package netc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the order in which the elements of a weight are stored, before anything is differentiated: gradients and updates then
 * have that order by themselves.
 *
 * <p>A weight of a product that is summed in interleaved parts is stored column by column, so that the terms of each sum lie
 * next to each other. Every other is stored as the user writes it.
 */
final class WeightOrder {
    private final GraphBuilder g;
    private final Set<Value> turned;
    private final Map<Value, Value> rewritten = new HashMap<>();

    private WeightOrder(GraphBuilder g, Set<Value> turned) {
        this.g = g;
        this.turned = turned;
    }

    static Network choose(Network network) {
        List<Value> results = results(network);
        Graph graph = Graph.of(results.stream()
                .<Root>map(value -> new Root.Result("result", value))
                .toList());
        Set<Value> turned = new HashSet<>();
        for (Value value : graph.values()) {
            if (value.op() instanceof Contraction contraction
                    && contraction.isSplit(
                            value.operand(0).type(), value.operand(1).type())
                    && contraction.right().length() == 2
                    && contraction.right().charAt(0)
                            == contraction.left().charAt(contraction.left().length() - 1)
                    && value.operand(1).op() instanceof Leaf.Parameter) {
                turned.add(value.operand(1));
            }
        }
        return turned.isEmpty() ? network : new WeightOrder(network.builder(), turned).rewrite(network, graph);
    }

    private static List<Value> results(Network network) {
        List<Value> results = new ArrayList<>();
        network.parameters().forEach(parameter -> results.add(parameter.value()));
        network.outputs().forEach(output -> results.add(output.value()));
        network.classifiers().forEach(classifier -> results.add(classifier.logits()));
        network.metrics().forEach(metric -> results.add(metric.value()));
        Value sampleLoss = network.sampleLoss();
        Value sharedLoss = network.sharedLoss();
        if (sampleLoss != null) {
            results.add(sampleLoss);
        }
        if (sharedLoss != null) {
            results.add(sharedLoss);
        }
        return results;
    }

    private Network rewrite(Network network, Graph graph) {
        Map<Value, Value> leaves = new HashMap<>();
        for (Value value : graph.values()) {
            Origin before = g.origin(value.origin());
            rewritten.put(value, turned.contains(value) ? turn(value, leaves) : rebuilt(value, leaves));
            g.origin(before);
        }
        return new Network(
                network.name(),
                network.doc(),
                network.span(),
                network.feeds(),
                network.parameters().stream()
                        .map(p -> new Network.Parameter(
                                p.path(),
                                p.type(),
                                p.initializer(),
                                p.span(),
                                leaves.getOrDefault(p.value(), p.value())))
                        .toList(),
                network.outputs().stream()
                        .map(o -> new Network.Output(o.name(), o.doc(), of(o.value()), o.span()))
                        .toList(),
                network.classifiers().stream()
                        .map(c -> new Network.Classifier(c.label(), of(c.logits())))
                        .toList(),
                ofNullable(network.sampleLoss()),
                ofNullable(network.sharedLoss()),
                network.metrics().stream()
                        .map(m -> new Network.Metric(m.name(), m.doc(), of(m.value()), m.span()))
                        .toList(),
                network.training(),
                network.summary(),
                g);
    }

    private Value turn(Value weight, Map<Value, Value> leaves) {
        Leaf.Parameter parameter = (Leaf.Parameter) weight.op();
        TensorType stored = TensorType.f32(
                new Shape(List.of(weight.shape().dim(1), weight.shape().dim(0))));
        Value leaf = g.apply(new Leaf.Parameter(parameter.path(), stored));
        leaves.put(weight, leaf);
        return g.transpose(leaf, List.of(1, 0));
    }

    private Value rebuilt(Value value, Map<Value, Value> leaves) {
        if (value.op() instanceof Contraction contraction && leaves.containsKey(value.operand(1))) {
            String right = new StringBuilder(contraction.right()).reverse().toString();
            return g.contract(
                    new Contraction(contraction.left(), right, contraction.result(), contraction.batch()),
                    of(value.operand(0)),
                    leaves.getOrDefault(value.operand(1), value.operand(1)));
        }
        List<Value> operands = value.operands().stream().map(this::of).toList();
        return operands.equals(value.operands()) ? value : g.apply(value.op(), operands);
    }

    private Value of(Value value) {
        return rewritten.getOrDefault(value, value);
    }

    private @Nullable Value ofNullable(@Nullable Value value) {
        return value == null ? null : of(value);
    }
}
