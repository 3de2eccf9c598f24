package netc.compiler.grad;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Network;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** Builds the graph of one training step: the objective, the metrics' means, the gradients and the optimiser's updates. */
public final class TrainingStep {
    /** The name of the result that holds the objective before the update. */
    public static final String OBJECTIVE = "objective";

    private TrainingStep() {}

    /** The objective of a trainable net: the mean of its sample losses plus its shared losses. */
    public static Value objective(Network network) {
        GraphBuilder g = network.builder();
        Value samples = network.sampleLoss();
        Value shared = network.sharedLoss();
        if (samples == null) {
            if (shared == null) {
                throw new IllegalArgumentException(network.name() + " has no loss");
            }
            return shared;
        }
        Origin before = g.origin(Origin.of("loss", samples.origin().span()));
        Value mean = g.batchMean(samples);
        Value objective = shared == null ? mean : g.add(mean, shared);
        g.origin(before);
        return objective;
    }

    /** The gradient of each parameter, in order; zeros of its own type where the objective does not reach it. */
    public static List<Value> gradients(Network network, Value objective) {
        GraphBuilder g = network.builder();
        List<Value> targets =
                network.parameters().stream().map(Network.Parameter::value).toList();
        List<@Nullable Value> found = Differentiator.gradients(g, objective, targets);
        List<Value> gradients = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Value gradient = found.get(i);
            gradients.add(
                    gradient != null
                            ? gradient
                            : g.broadcast(g.constant(0), targets.get(i).type()));
        }
        return gradients;
    }

    /** The whole step: results {@link #OBJECTIVE} and one for each metric, and an assignment for every parameter and state. */
    public static Graph build(Network network) {
        GraphBuilder g = network.builder();
        Value objective = objective(network);
        List<Root> roots = new ArrayList<>();
        roots.add(new Root.Result(OBJECTIVE, objective));
        for (Network.Metric metric : network.metrics()) {
            Origin before = g.origin(metric.value().origin());
            roots.add(new Root.Result(metric.name(), g.batchMean(metric.value())));
            g.origin(before);
        }
        List<Value> gradients = gradients(network, objective);
        UpdateRules rules = new UpdateRules(g, network.training().optimizer());
        for (int i = 0; i < gradients.size(); i++) {
            roots.addAll(rules.update(network.parameters().get(i).value(), gradients.get(i)));
        }
        return Graph.of(roots);
    }
}
