package netc.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What generated models share. */
public abstract class GeneratedModel implements Model {
    /** Enough to keep the cost of a call small, little enough to keep its buffers in the cache. */
    private static final int DEFAULT_CAPACITY = 64;

    private final CompiledNet<?> net;
    private final float[] parameters;

    /**
     * A model.
     *
     * @param parameters in storage order, from now on owned by the model
     */
    protected GeneratedModel(CompiledNet<?> net, float[] parameters) {
        this.net = net;
        this.parameters = parameters;
    }

    @Override
    public final NetInfo info() {
        return net.info();
    }

    @Override
    public final float[] parameter(String path) {
        return net.layout().slot(path).load(parameters);
    }

    @Override
    public final void save(Path target) {
        try {
            Weights.save(target, net.info(), net.layout(), parameters);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + target + ": " + failed.getMessage(), failed);
        }
    }

    /** The capacity of a session for which none is given. */
    protected static int defaultCapacity() {
        return DEFAULT_CAPACITY;
    }

    final CompiledNet<?> net() {
        return net;
    }

    final float[] parameters() {
        return parameters;
    }
}
