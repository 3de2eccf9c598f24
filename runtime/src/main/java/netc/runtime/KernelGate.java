package netc.runtime;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides which kernels a net uses: scalar ones first, vector ones as soon as they are compiled, faster and equal.
 *
 * <p>A vector kernel is slow until C2 has compiled it: its first calls cost some ten milliseconds. So the gate
 * {@linkplain Rehearsal rehearses} them on a thread of lowest priority, and one volatile write publishes them; both kinds
 * give the same bits, so that nothing but the speed changes. If they differ, or are not faster within ten seconds of processor time, the
 * scalar kernels stay, and one log line of the logger {@code netc} says so.
 *
 * <p>System properties, read when a net's class is initialised:
 * <ul>
 *   <li>{@code netc.backend}: {@code auto}; {@code vector} uses vector kernels at once and fails without them;
 *       {@code scalar} never uses them;
 *   <li>{@code netc.vector.bits}: 128, 256 or 512; without it the width that the machine prefers;
 *   <li>{@code netc.warmup}: {@code background}; {@code blocking} rehearses in the first call, which suits benchmarks and
 *       tests; {@code none} does not rehearse, so that {@code auto} stays scalar.
 * </ul>
 *
 * @param <K> the kernels of the net
 */
public final class KernelGate<K> {
    private static final System.Logger LOG = System.getLogger("netc");

    private final Class<K> type;
    private final Supplier<? extends Rehearsal<K>> rehearsal;
    private final K scalar;
    private final Optional<K> vector;
    private final GateOptions options;
    private volatile K current;
    private volatile boolean settled;
    private volatile boolean begun;

    private KernelGate(
            Class<K> type,
            K scalar,
            Optional<K> vector,
            Supplier<? extends Rehearsal<K>> rehearsal,
            GateOptions options) {
        this.type = type;
        this.scalar = scalar;
        this.vector = vector;
        this.rehearsal = rehearsal;
        this.options = options;
        boolean atOnce = options.backend() == GateOptions.Backend.VECTOR;
        current = atOnce ? vector.orElse(scalar) : scalar;
        settled = atOnce || vector.isEmpty() || options.warmup() == GateOptions.Warmup.NONE;
    }

    /**
     * The gate of a net.
     *
     * @param lookup of the generated class: its package and loader hold the vector kernels
     * @param type the kernels' common class; the vector kernels are named like it, with 128, 256 or 512 behind
     * @param scalar the kernels to begin with
     * @param rehearsal makes what the vector kernels are tried on
     * @throws IllegalArgumentException if a system property has an unknown value
     * @throws IllegalStateException if {@code netc.backend} is {@code vector} and there are no vector kernels
     */
    public static <K> KernelGate<K> of(
            MethodHandles.Lookup lookup, Class<K> type, K scalar, Supplier<? extends Rehearsal<K>> rehearsal) {
        GateOptions options = GateOptions.read();
        Optional<K> vector = options.backend() == GateOptions.Backend.SCALAR
                ? Optional.empty()
                : KernelLoader.vectorKernels(lookup, type, options);
        return new KernelGate<>(type, scalar, vector, rehearsal, options);
    }

    /** The kernels to use now. The first call begins the rehearsal. */
    public K kernels() {
        if (!begun && !settled) {
            begin();
        }
        return current;
    }

    /** Whether vector kernels are in use now. */
    public boolean isVector() {
        return current != scalar;
    }

    /** Whether the decision has been made, for good. */
    public boolean isSettled() {
        return settled;
    }

    private synchronized void begin() {
        if (begun) {
            return;
        }
        if (options.warmup() == GateOptions.Warmup.BLOCKING) {
            rehearse();
            begun = true;
            return;
        }
        begun = true;
        Thread thread = new Thread(this::rehearse, "netc-warmup-" + type.getSimpleName());
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void rehearse() {
        try {
            Warmup.Verdict verdict = Warmup.of(rehearsal.get(), scalar, vector.orElseThrow());
            if (verdict.publish()) {
                current = vector.orElseThrow();
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}: scalar kernels stay, as vector kernels {1}",
                        type.getName(),
                        verdict.reason());
            }
        } catch (RuntimeException | LinkageError failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    type.getName() + ": scalar kernels stay, as vector kernels failed to run",
                    failed);
        } finally {
            settled = true;
        }
    }
}
