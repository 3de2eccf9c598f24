package netc.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/** What this machine can do. */
final class Machine {
    private static final AtomicBoolean MENTIONED = new AtomicBoolean();

    /** As an instruction Math.fma takes less even in the interpreter; through BigDecimal it takes more when compiled. */
    private static final long SLOW_FMA_NANOSECONDS = 250;

    private static final int CALLS = 200;
    private static final int ROUNDS = 10;

    private Machine() {}

    /** Says, once, if {@link Math#fma} is not an instruction here: bits stay, speed and zero allocation do not. */
    static void mentionMissingFma() {
        if (!MENTIONED.getAndSet(true) && fmaNanoseconds() > SLOW_FMA_NANOSECONDS) {
            GateLog.missingFma();
        }
    }

    private static long fmaNanoseconds() {
        long best = Long.MAX_VALUE;
        float x = 0.3f;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                x = Math.fma(x, 0.7f, 0.1f);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        // x stays near 1/3, so the sum is the time; using x keeps the loop alive.
        return best / CALLS + (long) (x * 0.5f);
    }
}
