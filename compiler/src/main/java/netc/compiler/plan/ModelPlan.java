package netc.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/**
 * Everything that code generation needs to know of one net.
 *
 * @param network the net, its weights in the order in which they are stored
 * @param parameters where each parameter lies, in order
 * @param states the arrays that the optimiser keeps
 * @param outputs how each output is predicted, in order of declaration
 * @param classifiers for each classifier of the net, the plan of its logits
 * @param evaluation how losses and metrics are computed for each sample, if there are any
 * @param step one training step, if the net has a loss
 */
public record ModelPlan(
        Network network,
        List<Placed> parameters,
        List<String> states,
        List<EntryPlan> outputs,
        List<EntryPlan> classifiers,
        Optional<EntryPlan> evaluation,
        Optional<EntryPlan> step) {
    /** The result of an evaluation that holds the loss of each sample. */
    public static final String SAMPLE_LOSS = "sampleLoss";

    /** The result of an evaluation that holds the loss that all samples share. */
    public static final String SHARED_LOSS = "sharedLoss";

    /** The place of a parameter; {@code transposed} where its columns are stored one after the other. */
    public record Placed(Network.Parameter parameter, int offset, boolean transposed) {}

    /**
     * Plans a net.
     *
     * @param simplify the passes that every graph goes through before it is planned
     */
    public static ModelPlan of(Network written, BiFunction<GraphBuilder, Graph, Graph> simplify) {
        Network network = WeightOrder.choose(written);
        ParameterOffsets offsets = new ParameterOffsets(network.parameters());
        GraphBuilder g = network.builder();
        Planner planner = new Planner(g, offsets);
        List<EntryPlan> outputs = new ArrayList<>();
        for (Network.Output output : network.outputs()) {
            Root root = new Root.Result(output.name(), output.value());
            outputs.add(planner.plan(
                    "predict" + SlotNames.capitalized(output.name()), simplify.apply(g, Graph.of(List.of(root)))));
        }
        List<EntryPlan> classifiers = new ArrayList<>();
        for (Network.Classifier classifier : network.classifiers()) {
            Root root = new Root.Result(classifier.label(), classifier.logits());
            classifiers.add(planner.plan(
                    "classify" + SlotNames.capitalized(classifier.label()),
                    simplify.apply(g, Graph.of(List.of(root)))));
        }
        List<Root> evaluated = evaluated(network);
        Optional<EntryPlan> evaluation = evaluated.isEmpty()
                ? Optional.empty()
                : Optional.of(planner.plan("evaluate", simplify.apply(g, Graph.of(evaluated))));
        Optional<EntryPlan> step = Optional.empty();
        List<String> states = new ArrayList<>();
        if (network.trainable()) {
            Graph graph = simplify.apply(g, TrainingStep.build(network));
            graph.values().forEach(value -> addState(value, states));
            step = Optional.of(planner.plan("step", graph));
        }
        return new ModelPlan(network, placed(network, offsets), states, outputs, classifiers, evaluation, step);
    }

    private static void addState(Value value, List<String> states) {
        if (value.op() instanceof Leaf.State state && !states.contains(state.slot())) {
            states.add(state.slot());
        }
    }

    private static List<Root> evaluated(Network network) {
        Map<String, Value> values = new LinkedHashMap<>();
        Value sampleLoss = network.sampleLoss();
        Value sharedLoss = network.sharedLoss();
        if (sampleLoss != null) {
            values.put(SAMPLE_LOSS, sampleLoss);
        }
        if (sharedLoss != null) {
            values.put(SHARED_LOSS, sharedLoss);
        }
        List<Root> roots = new ArrayList<>();
        values.forEach((name, value) -> roots.add(new Root.Result(name, value)));
        network.metrics().forEach(metric -> roots.add(new Root.Result("metric " + metric.name(), metric.value())));
        return roots;
    }

    private static List<Placed> placed(Network network, ParameterOffsets offsets) {
        return network.parameters().stream()
                .map(parameter -> new Placed(
                        parameter,
                        offsets.of(parameter.path()),
                        !parameter.type().equals(parameter.value().type())))
                .toList();
    }

    /** All entries, predictions first. */
    public List<EntryPlan> entries() {
        List<EntryPlan> entries = new ArrayList<>(outputs);
        entries.addAll(classifiers);
        evaluation.ifPresent(entries::add);
        step.ifPresent(entries::add);
        return entries;
    }
}
