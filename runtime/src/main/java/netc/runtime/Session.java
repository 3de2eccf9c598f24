package netc.runtime;

/**
 * A workspace for predictions with one model; for one thread at a time. After the first call of each method calls
 * allocate nothing.
 *
 * <p>A column of n samples is a {@code float[]} of n · size elements, row-major without padding, or an {@code int[]} of
 * class indices ({@link NetInfo.Feed#isClass}). Longer arrays are fine; only the first n samples are read or written.
 *
 * <p>All methods throw {@link FeedException} where a column is missing, of the wrong type or too short, or a class index
 * is out of range.
 */
public interface Session {
    /** The model whose parameters are used. */
    Model model();

    /**
     * Computes an output.
     *
     * @param index into {@link NetInfo#outputs}
     * @param inputs one column for each of {@link NetInfo#inputs}
     * @param n how many samples
     * @param out receives n · size numbers
     */
    void output(int index, Object[] inputs, int n, float[] out);

    /**
     * Finds the most likely class: the index of the greatest logit, the lowest on a tie.
     *
     * @param label into {@link NetInfo#labels}
     * @param out receives n class indices
     * @throws UnsupportedOperationException if the label is not {@link NetInfo.Feed#classified}
     */
    void classify(int label, Object[] inputs, int n, int[] out);

    /**
     * Adds up loss and metrics over samples, in double and in the order of the samples.
     *
     * @param feeds one column for each of {@link NetInfo#feeds}
     * @param sums {@code sums[0]} grows by the sum of the objective over the samples (parts without batch count once per
     *     sample), {@code sums[1 + i]} by that of metric i; divided by the number of samples they are the means
     */
    void evaluate(Object[] feeds, int n, double[] sums);
}
