package netc.runtime;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a generated class knows of its net, shared by all its models, sessions and trainers. For generated code.
 *
 * @param <K> the kernels of the net
 */
public final class CompiledNet<K> {
    private final NetInfo info;
    private final ParameterLayout layout;
    private final Entries<K> entries;
    private final KernelGate<K> gate;

    /**
     * A net.
     *
     * @param lookup of a generated class, next to which the vector kernels are
     * @param type the kernels' common class; see {@link KernelGate}
     * @param scalar the scalar kernels
     */
    public CompiledNet(
            NetInfo info,
            ParameterLayout layout,
            Entries<K> entries,
            MethodHandles.Lookup lookup,
            Class<K> type,
            K scalar) {
        this.info = info;
        this.layout = layout;
        this.entries = entries;
        gate = KernelGate.of(lookup, type, scalar, new NewRehearsal<>(this));
    }

    /** The description of the net. */
    public NetInfo info() {
        return info;
    }

    /** New parameters, in storage order. */
    public float[] initialize(long seed) {
        float[] parameters = layout.allocate();
        for (NetInfo.Parameter parameter : info.parameters()) {
            float[] values = new float[parameter.size()];
            long key = CounterRandom.key(seed, 0, parameter.path());
            parameter.initializer().fill(values, parameter.shape(), key);
            layout.slot(parameter.path()).store(values, parameters);
        }
        return parameters;
    }

    /** Parameters out of a file, in storage order; see {@link NetType#load}. */
    public float[] load(Path weights) {
        return Weights.load(weights, info, layout);
    }

    ParameterLayout layout() {
        return layout;
    }

    Entries<K> entries() {
        return entries;
    }

    /** Runs an entry on this thread. */
    void run(Entry<K> entry, int n) {
        entry.run(gate.kernels(), n);
    }

    /** Runs an entry on the threads of a pool. */
    void run(Entry<K> entry, int n, Pool pool) {
        entry.run(gate.kernels(), n, pool);
    }

    /** A class rather than a lambda, as the first lambda of a program takes ten milliseconds. */
    private record NewRehearsal<K>(CompiledNet<K> net) implements Supplier<Rehearsal<K>> {
        @Override
        public Rehearsal<K> get() {
            return new NetRehearsal<>(net);
        }
    }
}
