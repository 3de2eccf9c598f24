package netc.runtime;

import java.util.Arrays;

/** Runs a {@link Rehearsal} with scalar and vector kernels until the latter are compiled, and judges them. */
final class Warmup {
    /** What is to be done, and why not. */
    record Verdict(boolean publish, String reason) {}

    private static final long LIMIT = 10_000_000_000L;

    /** After this time vectors that still allocate are judged by speed alone. */
    private static final long PATIENCE = 5_000_000_000L;

    private static final long WINDOW = 10_000_000L;
    private static final int MIN_WINDOWS = 5;
    private static final double FASTER = 1.1;

    /** One rehearsal at a time: two would slow each other and be misjudged. */
    private static final Object ONE_AT_A_TIME = new Object();

    private Warmup() {}

    static <K> Verdict of(Rehearsal<K> rehearsal, K scalar, K vector) {
        synchronized (ONE_AT_A_TIME) {
            return rehearse(rehearsal, scalar, vector);
        }
    }

    private static <K> Verdict rehearse(Rehearsal<K> rehearsal, K scalar, K vector) {
        AllocationMeter meter = new AllocationMeter();
        long start = System.nanoTime();
        rehearsal.prepare();
        rehearsal.run(scalar);
        int[][] expected = bits(rehearsal.results());
        long scalarBest = Long.MAX_VALUE;
        long vectorBest = Long.MAX_VALUE;
        for (int window = 0; System.nanoTime() - start < LIMIT; window++) {
            scalarBest = Math.min(scalarBest, best(rehearsal, scalar));
            vectorBest = Math.min(vectorBest, best(rehearsal, vector));
            // Vectors that are not compiled by C2 are objects: a run without allocation is compiled throughout.
            boolean compiled = allocatesNothing(rehearsal, vector, meter) || System.nanoTime() - start > PATIENCE;
            if (!Arrays.deepEquals(expected, bits(rehearsal.results()))) {
                return new Verdict(false, "give other results");
            }
            if (window >= MIN_WINDOWS && compiled && vectorBest * FASTER < scalarBest) {
                return new Verdict(true, "");
            }
        }
        return new Verdict(
                false,
                "take " + vectorBest / 1000 + " microseconds where scalar ones take " + scalarBest / 1000
                        + ", after 10 seconds");
    }

    private static <K> boolean allocatesNothing(Rehearsal<K> rehearsal, K kernels, AllocationMeter meter) {
        rehearsal.prepare();
        if (!meter.works()) {
            rehearsal.run(kernels);
            return false;
        }
        long before = meter.bytes();
        rehearsal.run(kernels);
        return meter.bytes() == before;
    }

    /** The shortest run within a window of time. */
    private static <K> long best(Rehearsal<K> rehearsal, K kernels) {
        long best = Long.MAX_VALUE;
        long start = System.nanoTime();
        long now = start;
        while (now - start < WINDOW) {
            rehearsal.prepare();
            long before = System.nanoTime();
            rehearsal.run(kernels);
            now = System.nanoTime();
            best = Math.min(best, now - before);
        }
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
