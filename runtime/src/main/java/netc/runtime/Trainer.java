package netc.runtime;

import java.util.List;

/**
 * Trains a net; owns its parameters, the optimiser's state and its threads. For one thread at a time. After the first
 * steps a step allocates nothing. Columns are as in {@link Session}.
 *
 * <p>Equal seed, data and batches give equal bits for any number of threads.
 */
public interface Trainer extends AutoCloseable {
    /** What the net takes, gives and contains. */
    NetInfo info();

    /**
     * One update on a batch.
     *
     * @param feeds one column for each of {@link NetInfo#feeds}
     * @param n how many samples, 1 to {@link #batch()}
     * @return the objective before the update
     * @throws FeedException if the columns do not fit
     * @throws IllegalStateException if the trainer is closed
     */
    float step(Object[] feeds, int n);

    /**
     * The mean of a metric over the batch of the last step, before its update.
     *
     * @param index into {@link NetInfo#metrics}
     */
    float metric(int index);

    /**
     * One pass over a data set: samples in the order of (seed, epoch), in batches of {@link #batch()}, the last of which
     * may be smaller.
     *
     * @param feeds one column for each of {@link NetInfo#feeds}, all in memory
     * @param count how many samples
     * @param listener hears of every step
     */
    EpochReport epoch(Object[] feeds, int count, StepListener listener);

    /** The largest batch, and the size of the batches of an epoch. */
    int batch();

    /** How many steps were made. */
    long steps();

    /** The rate of the next step. */
    float rate();

    /** Sets the schedule that the following steps use. */
    void rate(Rate schedule);

    /**
     * Sets how many steps count as an epoch in the rate's schedule. {@link #epoch} sets it by itself; a caller of
     * {@link #step} does so where the schedule counts in epochs.
     */
    void stepsPerEpoch(int steps);

    /** A snapshot of the parameters. */
    Model model();

    /** Ends the threads; a second call does nothing. */
    @Override
    void close();

    /** Hears of every step of an epoch. */
    @FunctionalInterface
    interface StepListener {
        /** Does nothing. */
        StepListener NONE = (step, steps, loss) -> {};

        /**
         * A step was made.
         *
         * @param step counts from 1
         * @param steps of this epoch
         * @param loss the objective before the step's update
         */
        void stepped(int step, int steps, float loss);
    }

    /**
     * What an epoch gave.
     *
     * @param epoch counts from 1
     * @param loss mean objective over its samples, each before the update of its step
     * @param metrics the same for each metric
     * @param samples how many were seen
     * @param nanoseconds how long it took
     */
    record EpochReport(int epoch, double loss, List<Double> metrics, int samples, long nanoseconds) {}
}
