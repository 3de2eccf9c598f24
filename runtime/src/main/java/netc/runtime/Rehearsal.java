package netc.runtime;

/**
 * Work that shows whether vector kernels are ready: the same calls with either kind of kernels, on buffers of its own.
 * Generated code implements it; {@link KernelGate} uses it on one thread.
 *
 * @param <K> the kernels of the net
 */
public interface Rehearsal<K> {
    /** Gives all buffers the contents that every run begins with. */
    void prepare();

    /** Calls every kernel that a user of the net may reach, on full vectors and on remainders. */
    void run(K kernels);

    /** The buffers that the kernels wrote, by reference; equal bits are expected of both kinds. */
    float[][] results();
}
