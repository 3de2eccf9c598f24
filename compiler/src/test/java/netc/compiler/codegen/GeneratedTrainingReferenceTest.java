package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netc.compiler.Json;
import netc.compiler.References;
import netc.compiler.grad.TrainingStep;
import netc.compiler.plan.EntryPlan;
import netc.runtime.ParameterLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole training runs by generated kernels against the losses and parameters that PyTorch computed in double. */
@SuppressWarnings("unchecked")
class GeneratedTrainingReferenceTest {
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "two_layer_relu", "deep_relu", "tanh_regression", "weight_decay"})
    void reproducesLossesAndParameters(String name) throws IOException {
        Map<String, Object> reference = References.read(name);
        GeneratedNet net = new GeneratedNet(NetSources.network(source(reference)));
        for (String kernels : List.of("ScalarKernels", "Kernels128", "Kernels256", "Kernels512")) {
            for (EntryPlan step : net.plan.steps()) {
                train(net, step, kernels, reference);
            }
        }
    }

    private static void train(GeneratedNet net, EntryPlan step, String kernels, Map<String, Object> reference) {
        int capacity = samples(reference, 0);
        GeneratedNet.Instance instance = net.instance(kernels, capacity, 1);
        Map<String, Object> initial = (Map<String, Object>) reference.get("initial");
        for (String path : net.layout.paths()) {
            net.layout.slot(path).store(floats(initial.get(path)), instance.parameters);
        }
        double[] losses = Json.numbers(reference.get("losses"));
        for (int i = 0; i < losses.length; i++) {
            feed(instance, step, reference, i);
            instance.run(step, samples(reference, i));
            double loss = instance.result(step, TrainingStep.OBJECTIVE, 1)[0];
            assertThat(loss).as("%s, loss of step %d", kernels, i).isCloseTo(losses[i], within(TOLERANCE * losses[i]));
        }
        Map<String, Object> last = (Map<String, Object>) reference.get("final");
        for (String path : net.layout.paths()) {
            ParameterLayout.Slot slot = net.layout.slot(path);
            assertThat(distance(slot.load(instance.parameters), Json.numbers(last.get(path))))
                    .as("%s, %s", kernels, path)
                    .isLessThan(TOLERANCE);
        }
    }

    /** The size of a batch; a reference has smaller ones too. */
    private static int samples(Map<String, Object> reference, int step) {
        return ((List<?>) ((List<?>) reference.get("inputs")).get(step)).size();
    }

    private static void feed(GeneratedNet.Instance instance, EntryPlan step, Map<String, Object> reference, int i) {
        instance.feed(step, "x", floats(((List<Object>) reference.get("inputs")).get(i)));
        Object targets = ((List<Object>) reference.get("targets")).get(i);
        instance.feed(
                step,
                "y",
                reference.get("loss").equals("mse")
                        ? floats(targets)
                        : Arrays.stream(Json.numbers(targets))
                                .mapToInt(d -> (int) d)
                                .toArray());
        instance.set(step, "rate", (float) Json.numbers(reference.get("rates"))[i]);
        instance.set(step, "inverseBatch", 1f / samples(reference, i));
        instance.set(step, "correction1", (float) (1 - Math.pow(0.9, i + 1.0)));
        instance.set(step, "correction2", (float) Math.sqrt(1 - Math.pow(0.999, i + 1.0)));
    }

    /** The net of a reference, at the level of formulas. */
    private static String source(Map<String, Object> reference) {
        int[] widths = Arrays.stream(Json.numbers(reference.get("dims")))
                .mapToInt(d -> (int) d)
                .toArray();
        boolean regression = reference.get("loss").equals("mse");
        int outputs = regression ? 1 : widths[widths.length - 1];
        StringBuilder net = new StringBuilder("net Reference {\n  input x: [" + widths[0] + "]\n");
        net.append(regression ? "  target y: [1]\n" : "  label y: class " + outputs + "\n");
        for (int layer = 1; layer < widths.length; layer++) {
            boolean last = layer == widths.length - 1;
            net.append("  param W%d: [%d, %d]\n".formatted(layer, widths[layer - 1], widths[layer]));
            net.append("  param b%d: [%d]\n".formatted(layer, widths[layer]));
            String product = (layer == 1 ? "x" : "h" + (layer - 1)) + " @ W" + layer + " + b" + layer;
            net.append(
                    last
                            ? "  z = " + product
                            : "  h" + layer + " = " + reference.get("activation") + "(" + product + ")");
            net.append('\n');
        }
        net.append("  output o = z\n  loss = ").append(regression ? "mse(z, y)" : "cross_entropy(z, y)");
        return net + "\n  train { optimizer = " + optimizer(reference) + " }\n}\n";
    }

    private static String optimizer(Map<String, Object> reference) {
        Map<String, Object> settings = (Map<String, Object>) reference.get("optimizer");
        String decay = "weight_decay = " + reference.get("weight_decay");
        return settings.get("kind").equals("adam")
                ? "adam(" + decay + ")"
                : "sgd(momentum = " + settings.get("momentum")
                        + (settings.get("nesterov").equals(true) ? ", nesterov = true" : "") + ", " + decay + ")";
    }

    private static float[] floats(Object numbers) {
        double[] doubles = Json.numbers(numbers);
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    /** The distance of two tensors, relative to the second (L2). */
    private static double distance(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return Math.sqrt(difference / norm);
    }
}
