package netc.runtime;

import java.util.Optional;

/**
 * Makes the entries of a net. Generated code implements it.
 *
 * @param <K> the kernels of the net
 */
public interface Entries<K> {
    /** The prediction of an output; its result is the output. Its columns are the inputs. */
    Entry<K> output(int index, float[] parameters, int capacity);

    /** The prediction of a label's logits; its result is them. Its columns are the inputs. */
    Entry<K> classifier(int label, float[] parameters, int capacity);

    /**
     * Losses and metrics: the results are the loss of each sample, the loss that all share, and each metric. Absent if the
     * net has neither.
     */
    Optional<Entry<K>> evaluation(float[] parameters, int capacity);

    /**
     * A training step: the results are the objective and the mean of each metric. Absent if the net has no loss.
     *
     * @param threads that may compute it; one thread may have an order of its own
     */
    Optional<Entry<K>> step(float[] parameters, float[][] states, int capacity, int threads);

    /** How many arrays the optimiser keeps, each laid out as the parameters. */
    int states();

    /** β₁ of Adam; 0 for other optimisers. */
    double beta1();

    /** β₂ of Adam; 0 for other optimisers. */
    double beta2();
}
