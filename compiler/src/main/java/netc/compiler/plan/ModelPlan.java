package netc.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.GraphVerifier;
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
 * @param stepAlone the same on one thread, if its kernels then have another order
 */
public record ModelPlan(
        Network network,
        List<Placed> parameters,
        List<String> states,
        List<EntryPlan> outputs,
        List<EntryPlan> classifiers,
        Optional<EntryPlan> evaluation,
        Optional<EntryPlan> step,
        Optional<EntryPlan> stepAlone) {
    /** The result of an evaluation that holds the loss of each sample. */
    public static final String SAMPLE_LOSS = "sampleLoss";

    /** The result of an evaluation that holds the loss that all samples share. */
    public static final String SHARED_LOSS = "sharedLoss";

    private static final String EVALUATE = "evaluate";
    private static final String STEP = "step";

    /** How the elements of a parameter are ordered: row after row, in {@link Panels}, or column after column. */
    public enum Order {
        ROWS,
        PANELS,
        COLUMNS
    }

    /** The place of a parameter. */
    public record Placed(Network.Parameter parameter, int offset, Order order) {}

    /**
     * Plans a net.
     *
     * @param simplify the passes that every graph goes through before it is planned
     */
    public static ModelPlan of(Network written, BiFunction<GraphBuilder, Graph, Graph> simplify) {
        Network network = WeightOrder.choose(written);
        Map<String, Graph> graphs = graphs(network, simplify);
        ParameterPlaces places =
                new ParameterPlaces(network.parameters(), PanelChoice.parameters(List.copyOf(graphs.values())));
        Map<String, Planner> planners = new LinkedHashMap<>();
        graphs.forEach((name, graph) -> planners.put(name, new Planner(name, graph, places, network.builder())));
        Map<String, EntryPlan> entries = new LinkedHashMap<>();
        planners.forEach((name, planner) -> entries.put(name, planner.plan()));
        return new ModelPlan(
                network,
                placed(network, places),
                Optional.ofNullable(graphs.get(STEP)).map(ModelPlan::states).orElse(List.of()),
                network.outputs().stream()
                        .map(output -> entries.get(prediction(output)))
                        .toList(),
                network.classifiers().stream()
                        .map(classifier -> entries.get(classification(classifier)))
                        .toList(),
                Optional.ofNullable(entries.get(EVALUATE)),
                Optional.ofNullable(entries.get(STEP)),
                Optional.ofNullable(planners.get(STEP)).flatMap(Planner::alone));
    }

    /** What is planned, by name, in the form in which it is planned. */
    private static Map<String, Graph> graphs(Network network, BiFunction<GraphBuilder, Graph, Graph> simplify) {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (Network.Output output : network.outputs()) {
            graphs.put(prediction(output), Graph.of(List.of(new Root.Result(output.name(), output.value()))));
        }
        for (Network.Classifier classifier : network.classifiers()) {
            graphs.put(
                    classification(classifier),
                    Graph.of(List.of(new Root.Result(classifier.label(), classifier.logits()))));
        }
        List<Root> evaluated = evaluated(network);
        if (!evaluated.isEmpty()) {
            graphs.put(EVALUATE, Graph.of(evaluated));
        }
        if (network.trainable()) {
            graphs.put(STEP, TrainingStep.build(network));
        }
        GraphBuilder g = network.builder();
        graphs.replaceAll((name, graph) -> {
            Graph prepared = Prepare.run(g, simplify.apply(g, graph));
            GraphVerifier.verify(prepared, "preparing " + name);
            return prepared;
        });
        return graphs;
    }

    private static String prediction(Network.Output output) {
        return "predict" + SlotNames.capitalized(output.name());
    }

    private static String classification(Network.Classifier classifier) {
        return "classify" + SlotNames.capitalized(classifier.label());
    }

    private static List<String> states(Graph step) {
        return step.values().stream()
                .filter(value -> value.op() instanceof Leaf.State)
                .map(value -> ((Leaf.State) value.op()).slot())
                .distinct()
                .toList();
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

    private static List<Placed> placed(Network network, ParameterPlaces places) {
        return network.parameters().stream()
                .map(parameter -> new Placed(parameter, places.offset(parameter.path()), order(parameter, places)))
                .toList();
    }

    private static Order order(Network.Parameter parameter, ParameterPlaces places) {
        if (places.inPanels(parameter.path())) {
            return Order.PANELS;
        }
        return parameter.type().equals(parameter.value().type()) ? Order.ROWS : Order.COLUMNS;
    }

    /** All entries, predictions first. */
    public List<EntryPlan> entries() {
        List<EntryPlan> entries = new ArrayList<>(outputs);
        entries.addAll(classifiers);
        evaluation.ifPresent(entries::add);
        entries.addAll(steps());
        return entries;
    }

    /** The training step, for many threads and for one. */
    public List<EntryPlan> steps() {
        return Stream.of(step, stepAlone).flatMap(Optional::stream).toList();
    }
}
