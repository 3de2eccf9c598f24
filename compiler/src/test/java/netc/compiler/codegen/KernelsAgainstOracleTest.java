package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Value;
import netc.compiler.oracle.Bindings;
import netc.compiler.oracle.Evaluation;
import netc.compiler.oracle.Oracle;
import netc.compiler.plan.EntryPlan;
import netc.compiler.type.ElementType;
import netc.runtime.FiniteWeights;
import netc.runtime.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every generated kernel against the oracle, over awkward sizes; scalar against every register width, one thread's parts
 * against several, bit for bit; and all of it with every padding float and every dead buffer full of NaN.
 */
class KernelsAgainstOracleTest {
    private static final List<String> KERNELS = List.of("ScalarKernels", "Kernels128", "Kernels256", "Kernels512");
    private static final int CAPACITY = 19;
    private static final double TOLERANCE = 2e-5;

    private final Random random = new Random(7);

    static List<String> nets() {
        return Stream.of(NetSources.all(), NetSources.wide())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> netsThatSkipZeros() {
        return NetSources.skippingZeros();
    }

    static List<String> netsForLargeBatches() {
        return NetSources.forLargeBatches();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void agree(String source) {
        agree(source, 1, 7, CAPACITY);
    }

    /** Sums over the batch are taken 512 samples at a time. */
    @ParameterizedTest
    @MethodSource("netsForLargeBatches")
    void agreeBeyondOneBlock(String source) {
        agree(source, 600);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void noKernelReadsPadding(String source) {
        int n = 7;
        Network network = NetSources.network(source);
        GeneratedNet net = GeneratedNet.kernelByKernel(network);
        Map<String, float[]> parameters = parameters(net);
        Map<String, Object> feeds = feeds(network, n);
        for (EntryPlan entry : net.plan.entries()) {
            for (String kernels : KERNELS) {
                Map<String, float[]> clean = run(net, entry, kernels, 3, n, feeds, parameters, false);
                Map<String, float[]> poisoned = run(net, entry, kernels, 3, n, feeds, parameters, true);
                clean.forEach((name, values) -> assertThat(Arrays.mismatch(bits(poisoned.get(name)), bits(values)))
                        .as("first element of %s of %s, %s, that differs", name, entry.name(), kernels)
                        .isEqualTo(-1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("netsThatSkipZeros")
    void zerosMayBeLeftOut(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = parameters(net);
        for (double zeros : new double[] {0, 0.3, 0.6, 0.9, 1}) {
            Map<String, Object> feeds = feeds(network, 1);
            feeds.replaceAll((name, column) -> withZeros((float[]) column, zeros));
            for (EntryPlan entry : net.plan.entries()) {
                assertThat(ZeroSkips.in(entry)).isTrue();
                check(net, entry, 1, feeds, parameters);
            }
        }
    }

    /** What is multiplied by zero still counts where it is infinite. */
    @ParameterizedTest
    @MethodSource("netsThatSkipZeros")
    void zerosCountWhereWeightsAreNotFinite(String source) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        for (float odd : new float[] {Float.POSITIVE_INFINITY, Float.NaN}) {
            Map<String, float[]> parameters = parameters(net);
            parameters.values().forEach(values -> values[0] = odd);
            Map<String, Object> feeds = feeds(network, 1);
            feeds.replaceAll((name, column) -> withZeros((float[]) column, 1));
            sameBits(net, feeds, parameters);
        }
    }

    /** A sum that underflowed to −0 becomes +0 by a term of zero; a bias of −0 would leave the difference. */
    @Test
    void zerosCountWhereABiasIsMinusZero() {
        Network network = NetSources.network("net Test {\n    input x: [1024]\n    output z = x |> dense(64)\n}\n");
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = parameters(net);
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
            Map<String, float[]> scalar = run(net, entry, "ScalarKernels", 1, 1, feeds, parameters, false);
            Map<String, float[]> vector = run(net, entry, "Kernels256", 1, 1, feeds, parameters, false);
            scalar.forEach((name, values) -> assertThat(bits(vector.get(name))).isEqualTo(bits(values)));
        }
    }

    private float[] withZeros(float[] column, double share) {
        for (int i = 0; i < column.length; i++) {
            column[i] = random.nextDouble() < share ? random.nextBoolean() ? 0f : -0f : column[i];
        }
        return column;
    }

    private Map<String, float[]> parameters(GeneratedNet net) {
        Map<String, float[]> parameters = new LinkedHashMap<>();
        for (String path : net.layout.paths()) {
            float[] values = new float[net.layout.slot(path).size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.5);
            }
            parameters.put(path, values);
        }
        return parameters;
    }

    private void agree(String source, int... batches) {
        Network network = NetSources.network(source);
        GeneratedNet net = new GeneratedNet(network);
        Map<String, float[]> parameters = parameters(net);
        for (int n : batches) {
            Map<String, Object> feeds = feeds(network, n);
            for (EntryPlan entry : net.plan.entries()) {
                check(net, entry, n, feeds, parameters);
            }
        }
    }

    private Map<String, Object> feeds(Network network, int n) {
        Map<String, Object> feeds = new HashMap<>();
        for (Network.Feed feed : network.feeds()) {
            int size = (int) feed.type().shape().size() * n;
            if (feed.type().element() instanceof ElementType.ClassIndex index) {
                int[] column = new int[size];
                Arrays.setAll(column, i -> random.nextInt(index.classes()));
                feeds.put(feed.name(), column);
            } else {
                float[] column = new float[size];
                for (int i = 0; i < size; i++) {
                    column[i] = (float) random.nextGaussian();
                }
                feeds.put(feed.name(), column);
            }
        }
        return feeds;
    }

    private void check(
            GeneratedNet net, EntryPlan entry, int n, Map<String, Object> feeds, Map<String, float[]> parameters) {
        Map<String, float[]> expected = oracle(net, entry, n, feeds, parameters);
        Map<String, float[]> first = null;
        for (String kernels : KERNELS) {
            for (int threads : new int[] {1, 3}) {
                Map<String, float[]> actual = run(net, entry, kernels, threads, n, feeds, parameters, false);
                if (first == null) {
                    first = actual;
                    compare(entry, expected, actual);
                }
                for (String name : first.keySet()) {
                    assertThat(bits(actual.get(name)))
                            .as("%s of %s, %s, %d threads, n = %d", name, entry.name(), kernels, threads, n)
                            .isEqualTo(bits(first.get(name)));
                }
            }
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return bits;
    }

    private static void compare(EntryPlan entry, Map<String, float[]> expected, Map<String, float[]> actual) {
        expected.forEach((name, values) -> {
            double difference = 0;
            double norm = 0;
            float[] got = actual.get(name);
            assertThat(got).as("%s of %s", name, entry.name()).hasSameSizeAs(values);
            for (int i = 0; i < values.length; i++) {
                difference += Math.pow(got[i] - (double) values[i], 2);
                norm += Math.pow(values[i], 2);
            }
            assertThat(Math.sqrt(difference))
                    .as("distance of %s of %s", name, entry.name())
                    .isLessThanOrEqualTo(TOLERANCE * Math.sqrt(norm) + 1e-6);
        });
    }

    private Map<String, float[]> run(
            GeneratedNet net,
            EntryPlan entry,
            String kernels,
            int threads,
            int n,
            Map<String, Object> feeds,
            Map<String, float[]> parameters,
            boolean kernelByKernel) {
        GeneratedNet.Instance instance = net.instance(kernels, Math.max(CAPACITY, n), threads);
        poison(instance.parameters);
        instance.states.values().forEach(KernelsAgainstOracleTest::poison);
        for (String path : net.layout.paths()) {
            ParameterLayout.Slot slot = net.layout.slot(path);
            slot.store(parameters.get(path), instance.parameters);
            instance.states.values().forEach(state -> slot.store(state(slot.size()), state));
        }
        feeds.forEach((name, column) -> instance.feed(entry, name, column));
        scalars(n).forEach((scalar, value) -> instance.set(entry, scalar.toString(), (float) (double) value));
        instance.set(entry, "weights", new FiniteWeights(net.layout, instance.parameters));
        instance.workspace(entry).forEach(KernelsAgainstOracleTest::poison);
        if (kernelByKernel) {
            instance.runPoisoned(entry, n);
        } else {
            instance.run(entry, n);
        }
        Map<String, float[]> results = new LinkedHashMap<>();
        entry.results().forEach(result -> results.put(result.name(), instance.result(entry, result.name(), n)));
        for (Root root : entry.graph().roots()) {
            if (root instanceof Root.Assign assign) {
                boolean isParameter = assign.target() instanceof Leaf.Parameter;
                String path =
                        isParameter ? ((Leaf.Parameter) assign.target()).path() : ((Leaf.State) assign.target()).path();
                float[] array =
                        isParameter ? instance.parameters : instance.states.get(((Leaf.State) assign.target()).slot());
                results.put(assign.target().toString(), net.layout.slot(path).load(array));
            }
        }
        return results;
    }

    /** What the optimiser kept: far enough from zero that Adam does not divide by what rounding left of a small gradient. */
    private static float[] state(int size) {
        float[] state = new float[size];
        Arrays.fill(state, 0.01f);
        return state;
    }

    private static void poison(float[] array) {
        Arrays.fill(array, Float.NaN);
    }

    private static Map<StepScalar, Double> scalars(int n) {
        return Map.of(
                StepScalar.RATE,
                0.05,
                StepScalar.INVERSE_BATCH,
                1.0 / n,
                StepScalar.CORRECTION1,
                0.1,
                StepScalar.CORRECTION2,
                0.0316);
    }

    private static Map<String, float[]> oracle(
            GeneratedNet net, EntryPlan entry, int n, Map<String, Object> feeds, Map<String, float[]> parameters) {
        Graph graph = entry.graph();
        Bindings bindings = new Bindings(n);
        scalars(n).forEach(bindings::set);
        for (Value value : graph.values()) {
            if (value.op() instanceof Leaf.Feed feed) {
                bindings.set(feed, doubles(feeds.get(feed.name())));
            } else if (value.op() instanceof Leaf.Parameter parameter) {
                bindings.set(parameter, stored(net, parameter.path(), parameters.get(parameter.path())));
            } else if (value.op() instanceof Leaf.State state) {
                bindings.set(state, doubles(state((int) state.type().shape().size())));
            }
        }
        Evaluation evaluation = Oracle.evaluate(graph, bindings);
        Map<String, float[]> results = new LinkedHashMap<>();
        for (Root root : graph.roots()) {
            double[] elements = evaluation.of(root.value()).elements();
            if (root instanceof Root.Result result) {
                results.put(result.name(), floats(elements));
            } else if (root instanceof Root.Assign assign) {
                String path = assign.target() instanceof Leaf.Parameter parameter
                        ? parameter.path()
                        : ((Leaf.State) assign.target()).path();
                results.put(assign.target().toString(), floats(asWritten(net, path, elements)));
            }
        }
        return results;
    }

    private static boolean isTurned(GeneratedNet net, String path) {
        return net.layout.slot(path).order() == ParameterLayout.Order.COLUMNS;
    }

    private static double[] stored(GeneratedNet net, String path, float[] values) {
        ParameterLayout.Slot slot = net.layout.slot(path);
        return isTurned(net, path) ? turned(doubles(values), slot.rows(), slot.columns()) : doubles(values);
    }

    private static double[] asWritten(GeneratedNet net, String path, double[] values) {
        ParameterLayout.Slot slot = net.layout.slot(path);
        return isTurned(net, path) ? turned(values, slot.columns(), slot.rows()) : values;
    }

    private static double[] turned(double[] values, int rows, int columns) {
        double[] turned = new double[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return turned;
    }

    private static double[] doubles(Object column) {
        return column instanceof int[] classes
                ? Arrays.stream(classes).asDoubleStream().toArray()
                : doubles((float[]) column);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static float[] floats(double[] values) {
        List<Float> floats = new ArrayList<>();
        for (double value : values) {
            floats.add((float) value);
        }
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = floats.get(i);
        }
        return result;
    }
}
