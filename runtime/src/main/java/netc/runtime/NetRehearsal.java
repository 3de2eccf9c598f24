package netc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.runtime.NetInfo.Feed;

/** Rehearses all entries of a net, on random data. */
final class NetRehearsal<K> implements Rehearsal<K> {
    /** No multiple of any tile's rows. */
    private static final int SAMPLES = 19;

    private static final int FEW_SAMPLES = 1;
    private static final float RATE = 0.01f;
    private static final float CORRECTION1 = 0.1f;
    private static final float CORRECTION2 = 0.03f;

    private final CompiledNet<K> net;
    private final float[] initial;
    private final float[] parameters;
    private final float[][] states;
    private final List<Entry<K>> predictions = new ArrayList<>();
    private final Optional<Entry<K>> step;
    private final List<float[]> results = new ArrayList<>();

    NetRehearsal(CompiledNet<K> net) {
        NetInfo info = net.info();
        this.net = net;
        initial = net.initialize(1);
        parameters = initial.clone();
        states = new float[net.entries().states()][parameters.length];
        Object[] inputs = random(info.inputs());
        Object[] feeds = random(info.feeds());
        for (int i = 0; i < info.outputs().size(); i++) {
            predictions.add(net.entries().output(i, parameters, SAMPLES));
        }
        for (int i = 0; i < info.labels().size(); i++) {
            if (info.labels().get(i).classified()) {
                predictions.add(net.entries().classifier(i, parameters, SAMPLES));
            }
        }
        predictions.forEach(entry -> entry.feed(inputs));
        net.entries().evaluation(parameters, SAMPLES).ifPresent(entry -> {
            entry.feed(feeds);
            predictions.add(entry);
        });
        step = net.entries().step(parameters, states, SAMPLES, 1);
        step.ifPresent(entry -> entry.feed(feeds));
    }

    private static Object[] random(List<Feed> feeds) {
        Object[] columns = new Columns("", feeds).allocate(SAMPLES);
        for (int i = 0; i < columns.length; i++) {
            long key = CounterRandom.key(1, 0, feeds.get(i).name());
            if (columns[i] instanceof int[] classes) {
                for (int j = 0; j < classes.length; j++) {
                    classes[j] = CounterRandom.below(feeds.get(i).classes(), key, j);
                }
            } else if (columns[i] instanceof float[] numbers) {
                for (int j = 0; j < numbers.length; j++) {
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

    @Override
    public void run(K kernels) {
        for (int i = 0; i < predictions.size(); i++) {
            predictions.get(i).run(kernels, FEW_SAMPLES);
            predictions.get(i).run(kernels, SAMPLES);
        }
        if (step.isPresent()) {
            run(step.get(), kernels, FEW_SAMPLES);
            run(step.get(), kernels, SAMPLES);
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
            float[] copy = new float[SAMPLES * result.size()];
            result.copy(SAMPLES, copy, 0);
            results.add(copy);
        }
    }
}
