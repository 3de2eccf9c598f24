package netc.runtime;

import java.util.Arrays;

/** Runs a {@link Rehearsal} with scalar and vector kernels until the latter are compiled, and judges them. */
final class Warmup<K> {
    /** What is to be done, and why not. */
    record Verdict(boolean publish, String reason) {}

    private static final long SECOND = 1_000_000_000L;

    /** Processor time, so that a busy host gives vectors the same chance. */
    private static final long LIMIT = 10 * SECOND;

    /** After this time vectors that still allocate are judged by speed alone. */
    private static final long PATIENCE = 5 * SECOND;

    /** C2 compiles a method after some thousand calls: vectors get most of the time. */
    private static final long VECTOR_WINDOW = SECOND / 50;

    private static final long SCALAR_WINDOW = SECOND / 500;

    /** There are so many windows at least, also for a great net, a run of which takes seconds. */
    private static final int MIN_WINDOWS = 5;

    /** Scalar kernels are soon as fast as they get: runs that take longer than this are not repeated again and again. */
    private static final long LONG = SECOND / 20;

    private static final double FASTER = 1.1;

    /** One rehearsal at a time: two would slow each other and be misjudged. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Rehearsal<K> rehearsal;
    private final K scalar;
    private final K vector;
    private final ThreadMeter meter = new ThreadMeter();
    private final long start = meter.nanoseconds();

    private Warmup(Rehearsal<K> rehearsal, K scalar, K vector) {
        this.rehearsal = rehearsal;
        this.scalar = scalar;
        this.vector = vector;
    }

    static <K> Verdict of(Rehearsal<K> rehearsal, K scalar, K vector) {
        return of(rehearsal, scalar, vector, LIMIT);
    }

    /** @param limit for how long vectors are tried, in nanoseconds of processor time */
    static <K> Verdict of(Rehearsal<K> rehearsal, K scalar, K vector, long limit) {
        synchronized (ONE_AT_A_TIME) {
            return new Warmup<>(rehearsal, scalar, vector).judge(limit);
        }
    }

    private Verdict judge(long limit) {
        long scalarBest = best(scalar, 0);
        int[][] expected = bits(rehearsal.results());
        long vectorBest = Long.MAX_VALUE;
        for (int window = 0; elapsed() < limit || window < MIN_WINDOWS; window++) {
            if (scalarBest < LONG || window < MIN_WINDOWS) {
                scalarBest = Math.min(scalarBest, best(scalar, SCALAR_WINDOW));
            }
            vectorBest = Math.min(vectorBest, best(vector, VECTOR_WINDOW));
            // Vectors that are not compiled by C2 are objects: a run without allocation is compiled throughout.
            boolean compiled = allocatesNothing() || elapsed() > PATIENCE;
            if (!Arrays.deepEquals(expected, bits(rehearsal.results()))) {
                return new Verdict(false, "give other results");
            }
            if (window >= MIN_WINDOWS - 1 && compiled && vectorBest * FASTER < scalarBest) {
                return new Verdict(true, "");
            }
        }
        return new Verdict(
                false,
                "take " + vectorBest / 1000 + " microseconds where scalar ones take " + scalarBest / 1000 + ", after "
                        + elapsed() / SECOND + " seconds");
    }

    private long elapsed() {
        return meter.nanoseconds() - start;
    }

    private boolean allocatesNothing() {
        rehearsal.prepare();
        if (!meter.countsBytes()) {
            rehearsal.run(vector);
            return false;
        }
        long before = meter.bytes();
        rehearsal.run(vector);
        return meter.bytes() == before;
    }

    /** The shortest run within a window of time, and of one run at least. */
    private long best(K kernels, long window) {
        long best = Long.MAX_VALUE;
        long first = System.nanoTime();
        long now;
        do {
            rehearsal.prepare();
            long before = System.nanoTime();
            rehearsal.run(kernels);
            now = System.nanoTime();
            best = Math.min(best, now - before);
        } while (now - first < window);
        return best;
    }

    private static int[][] bits(float[][] results) {
        int[][] bits = new int[results.length][];
        for (int i = 0; i < results.length; i++) {
            bits[i] = new int[results[i].length];
            for (int j = 0; j < bits[i].length; j++) {
                bits[i][j] = Float.floatToIntBits(results[i][j]);
            }
        }
        return bits;
    }
}
