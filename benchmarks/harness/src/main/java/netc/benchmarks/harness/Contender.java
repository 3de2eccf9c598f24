package netc.benchmarks.harness;

/** A system that trains and predicts; made for a number of threads. What it cannot do throws {@link UnsupportedOperationException}. */
public interface Contender extends AutoCloseable {
    /** Begins to train from the task's parameters, on the first batch of its samples, with momentum 0.9. */
    Training training(Task task, double rate);

    /** Prepares the prediction of n samples with the task's parameters. */
    Prediction prediction(Task task, int n);

    /** Ends what the system has begun. */
    @Override
    default void close() {}

    /** Training steps on one batch, which the system keeps in the form that suits it best. */
    interface Training extends AutoCloseable {
        /** Forward, backward and update. */
        void step();

        /** The same, and gives the loss before the update. */
        float loss();

        @Override
        default void close() {}
    }

    /** The way from samples to what the last layer gives, both in arrays of Java. */
    interface Prediction extends AutoCloseable {
        /** Predicts as many samples as it was made for. */
        void predict(float[] samples, float[] outputs);

        @Override
        default void close() {}
    }
}
