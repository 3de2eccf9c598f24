package netc.runtime;

import java.nio.file.Path;

/** A net with its parameters: immutable, shared by any number of threads, nothing to close. */
public interface Model {
    /** What the net takes, gives and contains. */
    NetInfo info();

    /**
     * A copy of a parameter, row-major in its shape.
     *
     * @param path e.g. {@code logits.W}
     * @throws IllegalArgumentException if the net has no such parameter
     */
    float[] parameter(String path);

    /**
     * Writes the parameters as safetensors: to a file beside the target, then moved over it in one step.
     *
     * @throws java.io.UncheckedIOException if that fails; the target is then as it was
     */
    void save(Path target);

    /** A session of default capacity; make one for each thread. */
    Session newSession();

    /**
     * A session.
     *
     * @param capacity how many samples go through the net at a time; larger calls are cut into such pieces
     */
    Session newSession(int capacity);
}
