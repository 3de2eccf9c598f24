package netc.runtime;

import java.nio.file.Path;

/** What generated {@code TYPE} constants share. For generated code. */
public abstract class GeneratedType implements NetType {
    private final CompiledNet<?> net;

    /** The type of a net. */
    protected GeneratedType(CompiledNet<?> net) {
        this.net = net;
    }

    /**
     * A model.
     *
     * @param parameters in storage order, from now on owned by the model
     */
    protected abstract Model model(float[] parameters);

    @Override
    public final NetInfo info() {
        return net.info();
    }

    @Override
    public final Model initialize(long seed) {
        return model(net.initialize(seed));
    }

    @Override
    public final Model load(Path weights) {
        return model(net.load(weights));
    }

    @Override
    public TrainerBuilder<? extends Trainer> trainer() {
        throw new UnsupportedOperationException(info().name() + ": expected a net with a loss");
    }
}
