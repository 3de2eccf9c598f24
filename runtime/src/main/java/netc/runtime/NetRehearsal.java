package netc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netc.runtime.NetInfo.Feed;

/** Rehearses all entries of a net, on random data; of a training step the order for one thread, which calls every kernel. */
final class NetRehearsal<K> implements Rehearsal<K> {
    private static final int MOST = 22;

    /**
     * Where a sample is one row: an even number that leaves rows for each of the tall tiles, the same with inputs that are mostly zero,
     * an odd one that leaves rows for the low tiles, then one, for which there are kernels of its own. Sums over an odd number of samples
     * have other methods than those over an even one.
     */
    private static final int[] SAMPLES = {MOST, 14, 7, 1};

    /** The turns whose inputs are mostly zero. */
    private static final Set<Integer> SPARSE = Set.of(14, 1);

    /** So many features are zero together, and the next are not. */
    private static final int ZEROS = 32;

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
        feeds = random(info.feeds(), false);
        sparseFeeds = random(info.feeds(), true);
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

    private static Object[] random(List<Feed> feeds, boolean sparse) {
        Object[] columns = new Columns("", feeds).allocate(MOST);
        for (int i = 0; i < columns.length; i++) {
            long key = CounterRandom.key(1, 0, feeds.get(i).name());
            if (columns[i] instanceof int[] classes) {
                for (int j = 0; j < classes.length; j++) {
                    classes[j] = CounterRandom.below(feeds.get(i).classes(), key, j);
                }
            } else if (columns[i] instanceof float[] numbers) {
                for (int j = 0; j < numbers.length; j++) {
                    numbers[j] = sparse && isLeftOut(feeds.get(i), j) ? 0 : CounterRandom.uniformFloat(key, j);
                }
            }
        }
        return columns;
    }

    /** Most inputs; the same ones of all samples, as kernels take several samples and inputs at a time. */
    private static boolean isLeftOut(Feed feed, int index) {
        return feed.role() == NetInfo.Role.INPUT && index % feed.size() / ZEROS % 4 > 0;
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
        for (int samples : SAMPLES) {
            Object[] columns = SPARSE.contains(samples) ? sparseFeeds : feeds;
            for (int i = 0; i < predictions.size(); i++) {
                predictions.get(i).feed(columns);
                predictions.get(i).run(kernels, samples);
            }
            if (step.isPresent()) {
                step.get().feed(columns);
                run(step.get(), kernels, samples);
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
