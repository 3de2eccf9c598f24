package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import netc.runtime.ParameterLayout;

/** Runs generated kernels on random data and compares them with each other and with the oracle. */
final class KernelRuns {
    static final List<String> KERNELS = List.of("ScalarKernels", "Kernels128", "Kernels256", "Kernels512");
    static final int CAPACITY = 19;
    private static final double TOLERANCE = 2e-5;

    private final Random random = new Random(7);

    float[] withZeros(float[] column, double share) {
        for (int i = 0; i < column.length; i++) {
            column[i] = random.nextDouble() < share ? random.nextBoolean() ? 0f : -0f : column[i];
        }
        return column;
    }

    Map<String, float[]> parameters(GeneratedNet net) {
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

    Map<String, Object> feeds(Network network, int n) {
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

    /** What an entry computes, after all kernels with one thread and several have computed the same. */
    Map<String, float[]> check(
            GeneratedNet net, EntryPlan entry, int n, Map<String, Object> feeds, Map<String, float[]> parameters) {
        Map<String, float[]> expected = oracle(net, entry, n, feeds, parameters);
        Map<String, float[]> first = new LinkedHashMap<>();
        for (String kernels : KERNELS) {
            for (int threads : new int[] {1, 3}) {
                Map<String, float[]> actual = run(net, entry, kernels, threads, n, feeds, parameters, false);
                if (first.isEmpty()) {
                    first.putAll(actual);
                    compare(entry, expected, actual);
                }
                for (String name : first.keySet()) {
                    assertThat(bits(actual.get(name)))
                            .as("%s of %s, %s, %d threads, n = %d", name, entry.name(), kernels, threads, n)
                            .isEqualTo(bits(first.get(name)));
                }
            }
        }
        return first;
    }

    static int[] bits(float[] values) {
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

    Map<String, float[]> run(
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
        instance.states.values().forEach(KernelRuns::poison);
        for (String path : net.layout.paths()) {
            ParameterLayout.Slot slot = net.layout.slot(path);
            slot.store(parameters.get(path), instance.parameters);
            instance.states.values().forEach(state -> slot.store(state(slot.size()), state));
        }
        feeds.forEach((name, column) -> instance.feed(entry, name, column));
        scalars(n).forEach((scalar, value) -> instance.set(entry, scalar.toString(), (float) (double) value));
        instance.workspace(entry).forEach(KernelRuns::poison);
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
