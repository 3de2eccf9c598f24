package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Network;
import netc.compiler.plan.EntryPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every generated kernel against the oracle, over awkward sizes; scalar against every register width, one thread's parts
 * against several, and the two orders of a training step, bit for bit; and all of it with every padding float and every
 * dead buffer full of NaN.
 */
class KernelsAgainstOracleTest {

    private final KernelRuns runs = new KernelRuns();

    static List<String> nets() {
        return Stream.of(NetSources.all(), NetSources.wide(), NetSources.calling(), NetSources.entangled())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> netsForLargeBatches() {
        return NetSources.forLargeBatches();
    }

    static List<String> netsThatCall() {
        return NetSources.calling();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void agree(String source) {
        agree(source, 1, 7, 18, KernelRuns.CAPACITY);
    }

    /** Sums over a batch of more than 128 samples are taken 64 samples at a time. */
    @ParameterizedTest
    @MethodSource("netsForLargeBatches")
    void agreeBeyondOneBlock(String source) {
        agree(source, 128, 129, 192, 1000);
    }

    /** At most 16 rows are swept at once. */
    @ParameterizedTest
    @MethodSource("netsThatCall")
    void agreeBeyondOneStage(String source) {
        agree(source, 16, 17, 61);
    }

    /** Sums over an odd number of samples have other methods than those over an even one. */
    @ParameterizedTest
    @MethodSource("nets")
    void noKernelReadsPadding(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = GeneratedNet.kernelByKernel(network);
        Map<String, float[]> parameters = runs.parameters(net);
        for (int n : new int[] {7, 8}) {
            Map<String, Object> feeds = runs.feeds(network, n);
            for (EntryPlan entry : net.plan.entries()) {
                for (String kernels : KernelRuns.KERNELS) {
                    Map<String, float[]> clean = runs.run(net, entry, kernels, 3, n, feeds, parameters, false);
                    Map<String, float[]> poisoned = runs.run(net, entry, kernels, 3, n, feeds, parameters, true);
                    clean.forEach((name, values) -> assertThat(
                                    Arrays.mismatch(KernelRuns.bits(poisoned.get(name)), KernelRuns.bits(values)))
                            .as(
                                    "first element of %s of %s, %s, %d samples, that differs",
                                    name, entry.name(), kernels, n)
                            .isEqualTo(-1));
                }
            }
        }
    }

    private void agree(String source, int... batches) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = runs.parameters(net);
        for (int n : batches) {
            Map<String, Object> feeds = runs.feeds(network, n);
            Map<Graph, Map<String, float[]>> byGraph = new IdentityHashMap<>();
            for (EntryPlan entry : net.plan.entries()) {
                Map<String, float[]> results = runs.check(net, entry, n, feeds, parameters);
                Map<String, float[]> otherOrder = byGraph.putIfAbsent(entry.graph(), results);
                if (otherOrder != null) {
                    results.forEach((name, values) -> assertThat(KernelRuns.bits(values))
                            .as("%s of %s, n = %d", name, entry.name(), n)
                            .isEqualTo(KernelRuns.bits(otherOrder.get(name))));
                }
            }
        }
    }
}
