package netc.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times calls one by one, in repetitions of a fraction of a second.
 *
 * <p>A repetition is clean when others used little of the machine meanwhile and a small FMA loop ran near its best before
 * and after it. Where that is asked for, only calls count during which nobody else used the cores ({@link FreeCores}), and a
 * repetition without some of these is not clean. Only clean ones count; where there is none, all do, and the figures say so.
 */
public final class Repetitions {
    private static final long REPETITION = 150_000_000;
    private static final int MIN_CALLS = 5;
    private static final int MAX_CALLS = 400_000;
    /** Of one core. */
    public static final double OTHERS = 0.15;

    private static final double NEAR = 0.9;

    /** For so long calls are timed between two looks at the cores; one call at least. */
    private static final long SLICE = 300_000;

    /** The same with several threads, where a look takes longer and sends those of the system to sleep. */
    private static final long LONG_SLICE = 2_000_000;

    private static final int WANTED = 3;
    private static final int TRIES = 7;

    /** After so long no further repetition is begun, as slow calls would make them last. */
    private static final long PATIENCE = 3_000_000_000L;

    /** By then the loop is compiled, however busy the machine is. */
    private static final int GUARD_CALLS = 1000;

    private final FmaLoop guard = new FmaLoop(10_000);
    private final FreeCores cores;
    private final long slice;
    private final long[] times = new long[MAX_CALLS];
    private final long[] free = new long[MAX_CALLS];
    private long best = Long.MAX_VALUE;

    /**
     * Warms the small loops up.
     *
     * @param threads that the calls work with
     */
    public Repetitions(int threads) {
        cores = new FreeCores(threads);
        slice = threads == 1 ? SLICE : LONG_SLICE;
        long end = System.nanoTime() + 300_000_000;
        for (int i = 0; i < GUARD_CALLS || System.nanoTime() < end; i++) {
            guard();
            cores.areFree();
        }
    }

    /**
     * Measures a call. The first, in which a system may compile for seconds, does not count as warm-up.
     *
     * @param warmup for how long it is called before, in seconds
     * @param freeOnly whether only calls on free cores count: those of a system whose threads look for work between two calls never are
     */
    public Figures measure(Runnable call, double warmup, boolean freeOnly) {
        call.run();
        long warm = System.nanoTime() + (long) (warmup * 1e9);
        do {
            call.run();
        } while (System.nanoTime() < warm);
        List<Repetition> all = new ArrayList<>();
        int clean = 0;
        long start = System.nanoTime();
        while (clean < WANTED && all.size() < TRIES && (all.isEmpty() || System.nanoTime() - start < PATIENCE)) {
            Repetition repetition = repetition(call, freeOnly);
            all.add(repetition);
            clean += repetition.clean ? 1 : 0;
        }
        boolean none = clean == 0;
        List<Repetition> counted = all.stream().filter(one -> none || one.clean).toList();
        return new Figures(
                middle(counted.stream().mapToDouble(Repetition::median).toArray()),
                middle(counted.stream().mapToDouble(Repetition::p99).toArray()),
                clean,
                all.size());
    }

    private Repetition repetition(Runnable call, boolean freeOnly) {
        boolean fast = guard();
        LoadMeter load = new LoadMeter();
        long start = System.nanoTime();
        long now = start;
        int calls = 0;
        int freeCalls = 0;
        boolean freeBefore = !freeOnly || cores.areFree();
        while (calls < MAX_CALLS && (now - start < REPETITION || calls < MIN_CALLS)) {
            int first = calls;
            long begin = System.nanoTime();
            long before = begin;
            do {
                call.run();
                now = System.nanoTime();
                times[calls++] = now - before;
                before = now;
            } while (now - begin < slice && calls < MAX_CALLS);
            boolean freeAfter = !freeOnly || cores.areFree();
            if (freeBefore && freeAfter) {
                System.arraycopy(times, first, free, freeCalls, calls - first);
                freeCalls += calls - first;
            }
            freeBefore = freeAfter;
        }
        boolean alone = load.othersInUse() <= OTHERS;
        boolean clean = guard() && fast && alone && freeCalls >= MIN_CALLS;
        return clean ? sorted(free, freeCalls, true) : sorted(times, calls, false);
    }

    private static Repetition sorted(long[] times, int calls, boolean clean) {
        Arrays.sort(times, 0, calls);
        return new Repetition(times[calls / 2], times[(int) (calls * 0.99)], clean);
    }

    /** Runs the small loop, a few times for its best; false where that is far from the best so far. */
    private boolean guard() {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            guard.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        best = Math.min(best, fastest);
        return fastest * NEAR <= best;
    }

    static double middle(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private record Repetition(double median, double p99, boolean clean) {}

    /**
     * Nanoseconds of a call, each the median of the repetitions that count.
     *
     * @param median of the calls
     * @param p99 what 99 of 100 calls stay below
     * @param clean how many repetitions were clean
     * @param of how many were made
     */
    public record Figures(double median, double p99, int clean, int of) {}
}
