package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.plan.EntryPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions of one sample, which leave out what is zero in it: the same bits as with it. */
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
        for (double zeros : new double[] {0, 0.3, 0.6, 0.9, 1}) {
            Map<String, Object> feeds = runs.feeds(network, 1);
            feeds.replaceAll((name, column) -> runs.withZeros((float[]) column, zeros));
            for (EntryPlan entry : net.plan.entries()) {
                assertThat(ZeroSkips.in(entry)).isTrue();
                runs.check(net, entry, 1, feeds, parameters);
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
            feeds.replaceAll((name, column) -> runs.withZeros((float[]) column, 1));
            sameBits(net, feeds, parameters);
        }
    }

    /** A sum that underflowed to −0 becomes +0 by a term of zero; a bias of −0 would leave the difference. */
    @Test
    void zerosCountWhereABiasIsMinusZero() {
        Network network = NetSources.network("net Test {\n    input x: [1024]\n    output z = x |> dense(64)\n}\n");
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        float[] weights = parameters.get("z.W");
        Arrays.fill(weights, 1f);
        Arrays.fill(weights, 0, 64, -1e-30f);
        Arrays.fill(parameters.get("z.b"), -0f);
        float[] x = new float[1024];
        x[0] = 1e-30f;
        sameBits(net, Map.of("x", x), parameters);
    }

    private void sameBits(GeneratedNet net, Map<String, Object> feeds, Map<String, float[]> parameters) {
        for (EntryPlan entry : net.plan.entries()) {
            assertThat(ZeroSkips.in(entry)).isTrue();
            Map<String, float[]> scalar = runs.run(net, entry, "ScalarKernels", 1, 1, feeds, parameters, false);
            Map<String, float[]> vector = runs.run(net, entry, "Kernels256", 1, 1, feeds, parameters, false);
            scalar.forEach((name, values) ->
                    assertThat(KernelRuns.bits(vector.get(name))).isEqualTo(KernelRuns.bits(values)));
        }
    }
}
