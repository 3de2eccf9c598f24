package netc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netc.compiler.Json;
import netc.compiler.Nets;
import netc.compiler.References;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole training runs, interpreted in double, against the losses and parameters of an independent implementation. */
@SuppressWarnings("unchecked")
class TrainingReferenceTest {
    private static final double TOLERANCE = 1e-9;

    private final Nets nets = new Nets();
    private final Map<Leaf, double[]> kept = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "logistic, false", "logistic, true",
        "two_layer_relu, false", "two_layer_relu, true",
        "deep_relu, false", "deep_relu, true",
        "tanh_regression, false", "tanh_regression, true",
        "weight_decay, false", "weight_decay, true"
    })
    void reproducesLossesAndParameters(String name, boolean simplified) throws IOException {
        Map<String, Object> reference = References.read(name);
        Network network = network(reference);
        Graph step = TrainingStep.build(network);
        if (simplified) {
            step = Passes.run(nets.g(), step);
        }
        initialize(network, step, (Map<String, Object>) reference.get("initial"));
        Optimizer optimizer = network.training().optimizer();
        double[] losses = Json.numbers(reference.get("losses"));
        for (int i = 0; i < losses.length; i++) {
            Evaluation evaluation = Oracle.evaluate(step, bindings(reference, optimizer, i));
            double loss = evaluation.result(TrainingStep.OBJECTIVE).single();
            assertThat(loss).as("loss of step %d", i).isCloseTo(losses[i], within(TOLERANCE));
            assign(step, evaluation);
        }
        Map<String, Object> last = (Map<String, Object>) reference.get("final");
        for (Network.Parameter parameter : network.parameters()) {
            assertThat(kept.get((Leaf) parameter.value().op()))
                    .as(parameter.path())
                    .usingComparatorWithPrecision(TOLERANCE)
                    .containsExactly(Json.numbers(last.get(parameter.path())));
        }
    }

    private Network network(Map<String, Object> reference) {
        List<Integer> widths = ((List<Double>) reference.get("dims"))
                .stream().map(Double::intValue).toList();
        Value z = nets.layers(nets.input("x", widths.get(0)), widths, activation((String) reference.get("activation")));
        int outputs = widths.get(widths.size() - 1);
        nets.loss(
                reference.get("loss").equals("mse")
                        ? nets.squaredError(z, nets.target("y", outputs))
                        : nets.crossEntropy(z, nets.label("y", outputs)));
        return nets.network(optimizer(reference));
    }

    private Function<Value, Value> activation(String name) {
        return switch (name) {
            case "relu" -> x -> nets.g().lanewise(Unary.RELU, x);
            case "tanh" -> x -> nets.g().lanewise(Unary.TANH, x);
            case "sigmoid" -> x -> nets.g().sigmoid(x);
            default -> x -> x;
        };
    }

    private static Optimizer optimizer(Map<String, Object> reference) {
        Map<String, Object> settings = (Map<String, Object>) reference.get("optimizer");
        double decay = (double) reference.get("weight_decay");
        if (settings.get("kind").equals("adam")) {
            double[] betas = Json.numbers(settings.get("betas"));
            return new Optimizer.Adam(betas[0], betas[1], (double) settings.get("eps"), decay, false);
        }
        return new Optimizer.Sgd((double) settings.get("momentum"), (boolean) settings.get("nesterov"), decay);
    }

    /** Parameters begin as the reference says, optimiser states as zeros. */
    private void initialize(Network network, Graph step, Map<String, Object> initial) {
        for (Root root : step.roots()) {
            if (root instanceof Root.Assign assign) {
                kept.put(
                        assign.target(),
                        new double[(int) assign.target().type().shape().size()]);
            }
        }
        for (Network.Parameter parameter : network.parameters()) {
            kept.put((Leaf) parameter.value().op(), Json.numbers(initial.get(parameter.path())));
        }
    }

    private Bindings bindings(Map<String, Object> reference, Optimizer optimizer, int step) {
        Object x = ((List<Object>) reference.get("inputs")).get(step);
        Bindings bindings = new Bindings(((List<Object>) x).size());
        Object y = ((List<Object>) reference.get("targets")).get(step);
        for (Network.Feed feed : nets.network(optimizer).feeds()) {
            bindings.set((Leaf) feed.value().op(), Json.numbers(feed.name().equals("x") ? x : y));
        }
        kept.forEach(bindings::set);
        bindings.set(StepScalar.RATE, Json.numbers(reference.get("rates"))[step]);
        if (optimizer instanceof Optimizer.Adam adam) {
            bindings.set(StepScalar.CORRECTION1, 1 - Math.pow(adam.beta1(), step + 1.0));
            bindings.set(StepScalar.CORRECTION2, Math.sqrt(1 - Math.pow(adam.beta2(), step + 1.0)));
        }
        return bindings;
    }

    private void assign(Graph step, Evaluation evaluation) {
        for (Root root : step.roots()) {
            if (root instanceof Root.Assign assign) {
                kept.put(assign.target(), evaluation.of(root.value()).elements());
            }
        }
    }
}
