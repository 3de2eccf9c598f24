package netc.runtime;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides which kernels a net uses: scalar ones first, vector ones as soon as they are compiled, faster and equal.
 *
 * <p>A vector kernel is slow until C2 has compiled it: its first calls cost some ten milliseconds, and loading it some more.
 * So the gate loads and {@linkplain Rehearsal rehearses} them on a thread of lowest priority, and one volatile write
 * publishes them; both kinds give the same bits, so that nothing but the speed changes. If they differ, or are not faster
 * after ten seconds of processor time and five tries, the scalar kernels stay, and one log line of the logger {@code netc}
 * says so.
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
    /** A program that ends sooner gains nothing from being told how to be faster. */
    private static final long HINT_DELAY_MILLISECONDS = 500;

    private final MethodHandles.Lookup lookup;
    private final Class<K> type;
    private final Supplier<? extends Rehearsal<K>> rehearsal;
    private final K scalar;
    private final GateOptions options;
    private volatile K current;
    private volatile boolean settled;
    private volatile boolean begun;

    private KernelGate(
            MethodHandles.Lookup lookup,
            Class<K> type,
            K scalar,
            Supplier<? extends Rehearsal<K>> rehearsal,
            GateOptions options) {
        this.lookup = lookup;
        this.type = type;
        this.scalar = scalar;
        this.rehearsal = rehearsal;
        this.options = options;
        boolean atOnce = options.backend() == GateOptions.Backend.VECTOR;
        current = atOnce ? requiredVectorKernels() : scalar;
        begun = atOnce
                || options.backend() == GateOptions.Backend.SCALAR
                || options.warmup() == GateOptions.Warmup.NONE;
        settled = begun;
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
        return new KernelGate<>(lookup, type, scalar, rehearsal, GateOptions.read());
    }

    /** The kernels to use now. The first call begins the rehearsal. */
    public K kernels() {
        if (!begun) {
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

    private K requiredVectorKernels() {
        Optional<String> reason = KernelLoader.reasonAgainst(options);
        if (reason.isPresent()) {
            throw new IllegalStateException("-Dnetc.backend=vector: " + reason.get());
        }
        try {
            return KernelLoader.vectorKernels(lookup, type);
        } catch (Throwable unavailable) {
            throw new IllegalStateException(type.getName() + ": expected vector kernels, got none", unavailable);
        }
    }

    private synchronized void begin() {
        if (begun) {
            return;
        }
        if (options.warmup() == GateOptions.Warmup.BLOCKING) {
            try {
                decide(0);
            } finally {
                begun = true;
            }
            return;
        }
        begun = true;
        new Background("netc-warmup-".concat(type.getSimpleName())).start();
    }

    /** A class rather than a lambda: the first lambda of a program, like its first sum of strings, takes ten milliseconds. */
    private final class Background extends Thread {
        Background(String name) {
            super(name);
            setDaemon(true);
            setPriority(MIN_PRIORITY);
        }

        @Override
        public void run() {
            decide(HINT_DELAY_MILLISECONDS);
        }
    }

    private void decide(long hintDelayMilliseconds) {
        Optional<String> reason = KernelLoader.reasonAgainst(options);
        try {
            if (reason.isEmpty()) {
                rehearse();
            }
        } finally {
            settled = true;
        }
        if (reason.isPresent()) {
            try {
                Thread.sleep(hintDelayMilliseconds);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            GateLog.slower(reason.get());
        }
    }

    private void rehearse() {
        try {
            K vector = KernelLoader.vectorKernels(lookup, type);
            Warmup.Verdict verdict = Warmup.of(rehearsal.get(), scalar, vector);
            if (verdict.publish()) {
                current = vector;
            } else {
                GateLog.scalarStay(type.getName(), verdict.reason());
            }
        } catch (ReflectiveOperationException missing) {
            GateLog.scalarStay(type.getName(), "cannot be loaded: " + missing);
        } catch (Throwable failed) {
            GateLog.scalarStay(type.getName(), "failed to run", failed);
        }
    }
}
