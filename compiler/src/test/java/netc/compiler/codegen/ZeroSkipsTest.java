package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.plan.EntryPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions and steps that leave out what is zero in the inputs: the same bits as with it. */
class ZeroSkipsTest {
    private final KernelRuns runs = new KernelRuns();

    static List<String> nets() {
        return NetSources.skippingZeros();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void zerosMayBeLeftOut(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        for (double zeros : new double[] {0, 0.4, 0.7, 0.9, 1}) {
            int n = zeros == 0.4 ? 1 : zeros == 0.7 ? 40 : 19;
            Map<String, Object> feeds = runs.feeds(network, n);
            runs.withZeros(network, feeds, zeros);
            for (EntryPlan entry : net.plan.entries()) {
                assertThat(ZeroSkips.in(entry)).isTrue();
                runs.check(net, entry, n, feeds, parameters);
            }
        }
    }

    /** What is multiplied by zero still counts where it is infinite. */
    @ParameterizedTest
    @MethodSource("nets")
    void zerosCountWhereWeightsAreNotFinite(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        for (float odd : new float[] {Float.POSITIVE_INFINITY, Float.NaN}) {
            Map<String, float[]> parameters = runs.parameters(net);
            parameters.values().forEach(values -> values[0] = odd);
            Map<String, Object> feeds = runs.feeds(network, 1);
            runs.withZeros(network, feeds, 1);
            sameBits(net, 1, feeds, parameters);
        }
    }

    @Test
    void zerosCountWhereAdjointsAreNotFinite() {
        Network network = NetSources.network(NetSources.skippingZeros().get(2));
        GeneratedNet net = new GeneratedNet(network);
        for (float odd : new float[] {Float.NEGATIVE_INFINITY, Float.NaN}) {
            Map<String, Object> feeds = runs.feeds(network, 19);
            runs.withZeros(network, feeds, 0.9);
            ((float[]) feeds.get("u"))[37] = odd;
            sameBits(net, 19, feeds, runs.parameters(net));
        }
    }

    /** A sum that underflowed to −0 becomes +0 by a term of zero, and a bias of −0 or a product with it would show the difference. */
    @Test
    void theSignOfAZeroDoesNotDependOnZeros() {
        Network network = NetSources.network("net Test {\n    input x: [1024]\n    output z = x |> dense(64)\n}\n");
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        float[] weights = parameters.get("z.W");
        Arrays.fill(weights, 1f);
        Arrays.fill(weights, 0, 64, -1e-30f);
        Arrays.fill(parameters.get("z.b"), -0f);
        float[] x = new float[1024];
        x[0] = 1e-30f;
        sameBits(net, 1, Map.of("x", x), parameters);
        Arrays.fill(x, 1, 1024, Float.MIN_VALUE);
        Arrays.fill(weights, -1e-30f);
        sameBits(net, 1, Map.of("x", x), parameters);
    }

    private void sameBits(GeneratedNet net, int n, Map<String, Object> feeds, Map<String, float[]> parameters) {
        for (EntryPlan entry : net.plan.entries()) {
            assertThat(ZeroSkips.in(entry)).isTrue();
            Map<String, float[]> scalar =
                    runs.run(net, entry, "ScalarKernels", 1, n, new HashMap<>(feeds), parameters, false);
            Map<String, float[]> vector =
                    runs.run(net, entry, "Kernels256", 1, n, new HashMap<>(feeds), parameters, false);
            scalar.forEach((name, values) -> assertThat(
                            Arrays.equals(KernelRuns.bits(vector.get(name)), KernelRuns.bits(values)))
                    .as("%s of %s", name, entry.name())
                    .isTrue());
        }
    }
}
