package netc.benchmarks.harness;

/**
 * A loop of short integer operations that needs nearly every instruction that a core can begin. Where the other thread of the core
 * works too, it takes a third longer; {@link FmaLoop} does not, as its instructions are few, but whatever does more than that
 * loop between two multiply-adds does.
 */
public final class IssueLoop {
    /** About 20 microseconds. */
    private static final int TURNS = 10_000;

    private int result;

    /** Nanoseconds that the loop takes now. */
    public long time() {
        long start = System.nanoTime();
        result += run();
        return System.nanoTime() - start;
    }

    /** Whether it ran as near to its best as it does where nobody else uses the core; else it takes a third longer. */
    public static boolean isNear(long time, long best) {
        return time * 0.95 <= best;
    }

    private int run() {
        int a = result;
        int b = 2;
        int c = 3;
        int d = 4;
        int e = 5;
        int f = 6;
        for (int i = 0; i < TURNS; i++) {
            a = (a ^ i) + (a >>> 3);
            b = (b ^ i) + (b >>> 3);
            c = (c ^ i) + (c >>> 3);
            d = (d ^ i) + (d >>> 3);
            e = (e ^ i) + (e >>> 3);
            f = (f ^ i) + (f >>> 3);
        }
        return a + b + c + d + e + f;
    }
}
