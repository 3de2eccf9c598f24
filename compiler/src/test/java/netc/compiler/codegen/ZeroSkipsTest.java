package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.plan.EntryPlan;
import netc.runtime.NonZeros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions and training steps, which leave out what is zero in an input: the same bits as with it. */
class ZeroSkipsTest {
    private final KernelRuns runs = new KernelRuns();

    static List<String> nets() {
        return NetSources.skippingZeros();
    }

    static List<String> trainedNets() {
        return NetSources.skippingZerosInTraining();
    }

    static List<String> allNets() {
        List<String> all = new ArrayList<>(nets());
        all.addAll(trainedNets());
        return all;
    }

    /** Some groups of rows have few zeros, or all; some rows are in no group. */
    @ParameterizedTest
    @MethodSource("allNets")
    void zerosMayBeLeftOut(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        for (int n : new int[] {1, 7, 18, 67}) {
            for (double zeros : new double[] {0, 0.3, 0.6, 0.85, 0.9, 1}) {
                check(network, net, n, zeros, parameters);
            }
        }
    }

    /** Some bands of rows are listed and others are not: the first, all others, or the rows behind the tall tiles alone. */
    @ParameterizedTest
    @MethodSource("allNets")
    void zerosMayBeLeftOutOfSomeRowsOnly(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        for (int n : new int[] {64, 128, 134}) {
            for (int[] rows : new int[][] {{0, 60}, {60, n}, {n - 8, n}}) {
                Map<String, Object> feeds = runs.feeds(network, n);
                network.feeds().stream()
                        .filter(feed -> feed.role() == Network.Role.INPUT)
                        .forEach(feed -> {
                            float[] column = (float[]) feeds.get(feed.name());
                            int size = column.length / n;
                            Arrays.fill(column, rows[0] * size, rows[1] * size, 0f);
                        });
                sameBits(net, n, feeds, parameters);
            }
        }
    }

    /** Those whose terms are not too many for a list. */
    static List<String> listedNets() {
        return trainedNets().subList(0, 2);
    }

    @ParameterizedTest
    @MethodSource("listedNets")
    void zerosOfManySamplesAreInNoList(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        for (String kernels : KernelRuns.KERNELS.subList(1, 4)) {
            for (EntryPlan entry : net.plan.entries()) {
                GeneratedNet.Instance instance = net.instance(kernels, 20, 1);
                runs.feeds(network, 20).forEach((name, column) -> instance.feed(entry, name, column));
                instance.feed(entry, "x", new float[20 * 640]);
                instance.run(entry, 20);
                NonZeros[] lists = (NonZeros[]) instance.get(entry, ZeroSkips.LISTS);
                // Where nothing is listed, the first list begins behind the place that is kept free.
                assertThat(lists).anySatisfy(part -> assertThat(part.starts()).startsWith(1));
            }
        }
    }

    private void check(Network network, GeneratedNet net, int n, double zeros, Map<String, float[]> parameters) {
        Map<String, Object> feeds = withZeros(network, n, zeros);
        for (EntryPlan entry : net.plan.entries()) {
            assertThat(ZeroSkips.in(entry)).isTrue();
            runs.check(net, entry, n, feeds, parameters);
        }
    }

    private Map<String, Object> withZeros(Network network, int n, double share) {
        Map<String, Object> feeds = runs.feeds(network, n);
        network.feeds().stream()
                .filter(feed -> feed.role() == Network.Role.INPUT)
                .forEach(feed -> runs.withZeros((float[]) feeds.get(feed.name()), share));
        return feeds;
    }

    /** What is multiplied by zero still counts where it is infinite. */
    @ParameterizedTest
    @MethodSource("allNets")
    void zerosCountWhereWeightsAreNotFinite(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        for (float odd : new float[] {Float.POSITIVE_INFINITY, Float.NaN}) {
            Map<String, float[]> parameters = runs.parameters(net);
            parameters.values().forEach(values -> values[0] = odd);
            for (int n : new int[] {1, 18}) {
                sameBits(net, n, withZeros(network, n, 1), parameters);
            }
        }
    }

    /** Where the loss of a sample overflows, so does its gradient, and zeros of an input are multiplied with that. */
    @Test
    void zerosCountWhereGradientsAreNotFinite() {
        String source = trainedNets().get(0);
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, Object> feeds = withZeros(network, 18, 1);
        float[] target = (float[]) feeds.get("t");
        target[target.length / 2] = Float.POSITIVE_INFINITY;
        sameBits(net, 18, feeds, runs.parameters(net));
    }

    /** A sum that underflowed to −0 becomes +0 by a term of zero; a bias of −0 leaves the difference. */
    @Test
    void zerosCountWhereASumIsMinusZero() {
        for (int inputs : new int[] {900, 1024}) {
            sumIsMinusZero(inputs);
        }
    }

    private void sumIsMinusZero(int inputs) {
        Network network = NetSources.network("""
                net Test {
                    input x: [%d]
                    output z = x |> dense(80)
                }
                """.formatted(inputs));
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        float[] weights = parameters.get("z.W");
        int columns = weights.length / inputs;
        Arrays.fill(parameters.get("z.b"), -0f);
        for (float others : new float[] {1f, -1f}) {
            Arrays.fill(weights, others);
            Arrays.fill(weights, 7 * columns, 8 * columns, -1e-30f);
            for (int n : new int[] {5, 9, 1}) {
                float[] x = new float[n * inputs];
                for (int sample = 0; sample < n; sample++) {
                    x[sample * inputs + 7] = 1e-30f;
                }
                sameBits(net, n, Map.of("x", x), parameters);
            }
        }
    }

    /** The same in a gradient, whose sign of zero a weight of −0 shows. */
    @Test
    void zerosCountWhereAGradientIsMinusZero() {
        Network network = NetSources.network("""
                net Test {
                    input x: [1024]
                    target t: [64]
                    z = x |> dense(64)
                    loss = mse(z, t)
                    train { optimizer = sgd() }
                }
                """);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        parameters.values().forEach(values -> Arrays.fill(values, -0f));
        for (float others : new float[] {1f, -1f}) {
            float[] x = new float[10 * 1024];
            float[] t = new float[10 * 64];
            Arrays.fill(x, 3 * 1024, 4 * 1024, 1e-30f);
            Arrays.fill(t, others);
            Arrays.fill(t, 3 * 64, 4 * 64, 1e-30f);
            sameBits(net, 10, Map.of("x", x, "t", t), parameters);
        }
    }

    private void sameBits(GeneratedNet net, int n, Map<String, Object> feeds, Map<String, float[]> parameters) {
        for (EntryPlan entry : net.plan.entries()) {
            assertThat(ZeroSkips.in(entry)).isTrue();
            Map<String, float[]> scalar = runs.run(net, entry, "ScalarKernels", 1, n, feeds, parameters, false);
            for (String kernels : KernelRuns.KERNELS) {
                Map<String, float[]> other = runs.run(net, entry, kernels, 1, n, feeds, parameters, false);
                scalar.forEach((name, values) -> assertThat(
                                Arrays.equals(KernelRuns.bits(other.get(name)), KernelRuns.bits(values)))
                        .as("%s of %s, %s, for n = %d", name, entry.name(), kernels, n)
                        .isTrue());
            }
        }
    }
}
