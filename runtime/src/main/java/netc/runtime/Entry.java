package netc.runtime;

/**
 * A computation of a net with its workspace: a prediction, an evaluation or a training step. Generated code has a subclass
 * for each, which hands the context of the computation to the kernels.
 *
 * <p>An entry runs in phases, one after the other; the parts of a phase may run at the same time.
 *
 * @param <K> the kernels of the net
 */
public abstract class Entry<K> implements Pool.Job {
    private final int phases;
    private final int capacity;
    private final int threads;
    private final Result[] results;
    private K kernels;
    private int n;
    private int phase;
    private int parts;

    /**
     * An entry.
     *
     * @param phases how many it has
     * @param capacity the most samples at a time
     * @param threads that its workspace is made for
     */
    protected Entry(int phases, int capacity, int threads, Result... results) {
        this.phases = phases;
        this.capacity = capacity;
        this.threads = threads;
        this.results = results.clone();
    }

    /** Tells the context where the columns are: one for each feed that the entry may read, in order of declaration. */
    protected abstract void feed(Object[] columns);

    /** Into how many parts a phase is cut. */
    protected abstract int parts(int phase, int n, int threads);

    /**
     * Computes a part of a phase for n samples.
     *
     * @param worker which of the threads computes it: each has scratch memory of its own
     */
    protected abstract void compute(K kernels, int n, int phase, int part, int parts, int worker);

    /**
     * Gives the context the numbers of a training step, before each, and tells it that weights and adjoints will be others; other
     * entries have none.
     */
    protected void scalars(float rate, float inverseBatch, float correction1, float correction2) {}

    final int capacity() {
        return capacity;
    }

    final Result[] results() {
        return results;
    }

    /** Runs all phases on this thread. */
    final void run(K with, int samples) {
        kernels = with;
        n = samples;
        for (phase = 0; phase < phases; phase++) {
            parts = parts(phase, samples, threads);
            for (int part = 0; part < parts; part++) {
                compute(with, samples, phase, part, parts, 0);
            }
        }
    }

    /** Runs all phases, each on all threads of the pool. */
    final void run(K with, int samples, Pool pool) {
        kernels = with;
        n = samples;
        for (phase = 0; phase < phases; phase++) {
            parts = parts(phase, samples, threads);
            pool.run(this, parts);
        }
    }

    /** Computes a part of the current phase; only the pool calls this. */
    @Override
    public final void run(int part, int worker) {
        compute(kernels, n, phase, part, parts, worker);
    }
}
