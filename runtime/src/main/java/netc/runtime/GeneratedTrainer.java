package netc.runtime;

import java.util.ArrayList;
import java.util.List;

/** What generated trainers share: the optimiser's state, the schedule, and the loop over an epoch. */
public abstract class GeneratedTrainer implements Trainer {
    private final Run<?> run;

    /** A trainer, with new parameters or those of the model to begin with. */
    protected GeneratedTrainer(CompiledNet<?> net, TrainerSettings settings) {
        run = new Run<>(net, settings);
    }

    @Override
    public final NetInfo info() {
        return run.net.info();
    }

    @Override
    public final float step(Object[] feeds, int n) {
        run.columns.check(feeds, n);
        if (n > run.batch) {
            throw new FeedException("count", "at most the batch of " + run.batch + " samples", Integer.toString(n));
        }
        return run.step(feeds, n);
    }

    @Override
    public final float metric(int index) {
        return run.metric(index);
    }

    @Override
    public final EpochReport epoch(Object[] feeds, int count, StepListener listener) {
        run.columns.check(feeds, count);
        return run.epoch(feeds, count, listener);
    }

    @Override
    public final int batch() {
        return run.batch;
    }

    @Override
    public final long steps() {
        return run.steps;
    }

    @Override
    public final float rate() {
        return run.rate();
    }

    @Override
    public final void rate(Rate schedule) {
        run.schedule = schedule;
    }

    @Override
    public final void stepsPerEpoch(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: expected at least 1, got " + steps);
        }
        run.stepsPerEpoch = steps;
    }

    @Override
    public final void close() {
        run.pool.close();
        run.closed = true;
    }

    /** A copy of the parameters, in storage order. */
    protected final float[] snapshot() {
        return run.parameters.clone();
    }

    /** The state of a training, typed by the kernels, which a public class's signature cannot name. */
    private static final class Run<K> {
        private final CompiledNet<K> net;
        private final long seed;
        private final int batch;
        private final float[] parameters;
        private final Entry<K> step;
        private final Pool pool;
        private final Columns columns;
        private final Object[] staged;
        private final double[] metricSums;
        private Rate schedule;
        private long stepsPerEpoch = Integer.MAX_VALUE;
        private int[] order = new int[0];
        private long steps;
        private int epochs;
        private boolean closed;

        Run(CompiledNet<K> net, TrainerSettings settings) {
            NetInfo info = net.info();
            this.net = net;
            seed = settings.seed();
            batch = settings.batch();
            schedule = settings.rate();
            parameters = settings.start().map(this::copyOf).orElseGet(() -> net.initialize(seed));
            float[][] states = new float[net.entries().states()][parameters.length];
            step = net.entries()
                    .step(parameters, states, batch, settings.threads())
                    .orElseThrow(() ->
                            new UnsupportedOperationException(net.info().name() + ": expected a net with a loss"));
            columns = new Columns(info.name(), info.feeds());
            staged = columns.allocate(batch);
            metricSums = new double[info.metrics().size()];
            pool = new Pool(settings.threads());
        }

        private float[] copyOf(Model model) {
            float[] copy = net.layout().allocate();
            for (NetInfo.Parameter parameter : net.info().parameters()) {
                net.layout().slot(parameter.path()).store(model.parameter(parameter.path()), copy);
            }
            return copy;
        }

        float rate() {
            return (float) schedule.at(steps, stepsPerEpoch);
        }

        float step(Object[] feeds, int n) {
            if (closed) {
                throw new IllegalStateException("expected an open trainer, got a closed one");
            }
            double t = steps + 1;
            step.feed(feeds);
            step.scalars(
                    rate(), 1f / n, (float) (1 - StrictMath.pow(net.entries().beta1(), t)), (float)
                            Math.sqrt(1 - StrictMath.pow(net.entries().beta2(), t)));
            net.run(step, n, pool);
            steps++;
            return step.results()[0].at(0);
        }

        float metric(int index) {
            if (index < 0 || index >= metricSums.length) {
                throw new IndexOutOfBoundsException(
                        "expected a metric from 0 to " + (metricSums.length - 1) + ", got " + index);
            }
            return step.results()[1 + index].at(0);
        }

        EpochReport epoch(Object[] feeds, int count, StepListener listener) {
            long start = System.nanoTime();
            int ofEpoch = (int) (((long) count + batch - 1) / batch);
            stepsPerEpoch = ofEpoch;
            if (order.length < count) {
                order = new int[count];
            }
            Shuffle.fill(order, count, seed, epochs++);
            java.util.Arrays.fill(metricSums, 0);
            double lossSum = 0;
            for (int i = 0; i < ofEpoch; i++) {
                int n = Math.min(batch, count - i * batch);
                for (int place = 0; place < n; place++) {
                    columns.copy(feeds, order[i * batch + place], staged, place, 1);
                }
                float loss = step(staged, n);
                lossSum += (double) loss * n;
                for (int metric = 0; metric < metricSums.length; metric++) {
                    metricSums[metric] += (double) metric(metric) * n;
                }
                listener.stepped(i + 1, ofEpoch, loss);
            }
            List<Double> metrics = new ArrayList<>();
            for (double sum : metricSums) {
                metrics.add(sum / count);
            }
            return new EpochReport(epochs, lossSum / count, metrics, count, System.nanoTime() - start);
        }
    }
}
