package netc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.runtime.NetInfo.Feed;

/** Rehearses all entries of a net, on random data. */
final class NetRehearsal<K> implements Rehearsal<K> {
    private static final int MOST = 19;

    /** No multiple of any tile's rows, then the rows of the least tiles; the same and one again for kernels that leave out zeros. */
    private static final int[] SAMPLES = {MOST, 3, MOST, 1};

    /** From which of these on inputs are mostly zero. */
    private static final int SPARSE = 2;

    private static final float RATE = 0.01f;
    private static final float CORRECTION1 = 0.1f;
    private static final float CORRECTION2 = 0.03f;

    private final CompiledNet<K> net;
    private final float[] initial;
    private final float[] parameters;
    private final float[][] states;
    private final List<Entry<K>> predictions = new ArrayList<>();
    private final Optional<Entry<K>> step;
    private final Object[] feeds;
    private final Object[] sparseFeeds;
    private final List<float[]> results = new ArrayList<>();

    NetRehearsal(CompiledNet<K> net) {
        NetInfo info = net.info();
        this.net = net;
        initial = net.initialize(1);
        parameters = initial.clone();
        states = new float[net.entries().states()][parameters.length];
        feeds = random(info.feeds(), 1);
        sparseFeeds = random(info.feeds(), 8);
        for (int i = 0; i < info.outputs().size(); i++) {
            predictions.add(net.entries().output(i, parameters, MOST));
        }
        for (int i = 0; i < info.labels().size(); i++) {
            if (info.labels().get(i).classified()) {
                predictions.add(net.entries().classifier(i, parameters, MOST));
            }
        }
        net.entries().evaluation(parameters, MOST).ifPresent(predictions::add);
        step = net.entries().step(parameters, states, MOST, 1);
    }

    /** A column for each feed; of inputs, only one number of so many is not zero. */
    private static Object[] random(List<Feed> feeds, int one) {
        Object[] columns = new Columns("", feeds).allocate(MOST);
        for (int i = 0; i < columns.length; i++) {
            long key = CounterRandom.key(1, 0, feeds.get(i).name());
            if (columns[i] instanceof int[] classes) {
                for (int j = 0; j < classes.length; j++) {
                    classes[j] = CounterRandom.below(feeds.get(i).classes(), key, j);
                }
            } else if (columns[i] instanceof float[] numbers) {
                int step = feeds.get(i).role() == NetInfo.Role.INPUT ? one : 1;
                for (int j = 0; j < numbers.length; j += step) {
                    numbers[j] = CounterRandom.uniformFloat(key, j);
                }
            }
        }
        return columns;
    }

    @Override
    public void prepare() {
        System.arraycopy(initial, 0, parameters, 0, initial.length);
        for (float[] state : states) {
            java.util.Arrays.fill(state, 0);
        }
    }

    /** The fewer samples come last, so that each number of them leaves some results of its own to compare. */
    @Override
    public void run(K kernels) {
        for (int i = 0; i < SAMPLES.length; i++) {
            Object[] columns = i < SPARSE ? feeds : sparseFeeds;
            for (int j = 0; j < predictions.size(); j++) {
                predictions.get(j).feed(columns);
                predictions.get(j).run(kernels, SAMPLES[i]);
            }
            if (step.isPresent()) {
                step.get().feed(columns);
                run(step.get(), kernels, SAMPLES[i]);
            }
        }
    }

    private static <K> void run(Entry<K> step, K kernels, int samples) {
        step.scalars(RATE, 1f / samples, CORRECTION1, CORRECTION2);
        step.run(kernels, samples);
    }

    @Override
    public float[][] results() {
        results.clear();
        predictions.forEach(this::add);
        step.ifPresent(entry -> {
            for (Result result : entry.results()) {
                results.add(new float[] {result.at(0)});
            }
        });
        for (NetInfo.Parameter parameter : net.info().parameters()) {
            results.add(net.layout().slot(parameter.path()).load(parameters));
            for (float[] state : states) {
                results.add(net.layout().slot(parameter.path()).load(state));
            }
        }
        return results.toArray(float[][]::new);
    }

    private void add(Entry<K> entry) {
        for (Result result : entry.results()) {
            float[] copy = new float[MOST * result.size()];
            result.copy(MOST, copy, 0);
            results.add(copy);
        }
    }
}
