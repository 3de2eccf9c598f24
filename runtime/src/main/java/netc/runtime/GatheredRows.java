package netc.runtime;

/**
 * Some features of all samples of a batch, brought together from the samples, which lie far apart. For generated vector kernels; each
 * thread has its own.
 *
 * <p>A sum over samples, for a few features at a time, would touch another page of memory at each term, again and again for every tile of its
 * columns.
 */
public final class GatheredRows {
    private final float[] gathered;

    private GatheredRows(int floats) {
        gathered = new float[floats];
    }

    /**
     * Room for each thread.
     *
     * @param capacity the most samples
     * @param stride the greatest distance between two of them
     */
    public static GatheredRows[] forThreads(int threads, int capacity, int stride) {
        GatheredRows[] all = new GatheredRows[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new GatheredRows(Parts.length(capacity, stride));
        }
        return all;
    }

    /**
     * Brings features together.
     *
     * @param from where the first feature of the first sample is
     * @param sample the distance from a sample to the next
     * @param count how many features, which lie side by side
     * @param n how many samples
     * @param stride the distance from a sample to the next in the result
     * @return an array which begins with them; it is the same at the next call
     */
    public float[] gather(float[] values, int from, int sample, int count, int n, int stride) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, from + i * sample, gathered, i * stride, count);
        }
        return gathered;
    }
}
