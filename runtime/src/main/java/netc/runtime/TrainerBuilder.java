package netc.runtime;

import java.util.Optional;
import java.util.function.Function;

/**
 * Sets up a trainer. What is not set is as in the net's {@code train} block.
 *
 * @param <T> the trainer of the net
 */
public final class TrainerBuilder<T extends Trainer> {
    private static final int MAX_DEFAULT_THREADS = 8;

    private final NetInfo info;
    private final Function<TrainerSettings, T> build;
    private long seed;
    private int threads = Math.min(Runtime.getRuntime().availableProcessors(), MAX_DEFAULT_THREADS);
    private int batch;
    private Rate rate;
    private Optional<Model> start = Optional.empty();

    /** For generated code. */
    public TrainerBuilder(NetInfo info, Function<TrainerSettings, T> build) {
        this.info = info;
        this.build = build;
        NetInfo.Training training = info.training();
        seed = training.seed();
        batch = training.batch();
        rate = training.rate();
    }

    /** Seeds initial parameters and the order of samples. */
    public TrainerBuilder<T> seed(long value) {
        seed = value;
        return this;
    }

    /**
     * How many threads work, the caller's included; by default as many as there are processors, at most 8. Results do
     * not depend on it.
     */
    public TrainerBuilder<T> threads(int value) {
        threads = positive("threads", value);
        return this;
    }

    /** The largest batch, and the size of the batches of an epoch. */
    public TrainerBuilder<T> batch(int value) {
        batch = positive("batch", value);
        return this;
    }

    /** A constant learning rate. */
    public TrainerBuilder<T> rate(double value) {
        return rate(Rate.constant(value));
    }

    /** The learning rate's schedule. */
    public TrainerBuilder<T> rate(Rate schedule) {
        rate = schedule;
        return this;
    }

    /**
     * Begins with the parameters of a model instead of new ones.
     *
     * @throws IllegalArgumentException if the model is of another net
     */
    public TrainerBuilder<T> from(Model model) {
        if (!model.info().fingerprint().equals(info.fingerprint())) {
            throw new IllegalArgumentException("expected a model of " + info.name() + ", got one of "
                    + model.info().name());
        }
        start = Optional.of(model);
        return this;
    }

    /** Makes the trainer; close it when done. */
    public T build() {
        return build.apply(new TrainerSettings(seed, threads, batch, rate, start));
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": expected at least 1, got " + value);
        }
        return value;
    }
}
