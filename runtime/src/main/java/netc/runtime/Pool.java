package netc.runtime;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that work on the parts of a job by claiming them.
 *
 * <p>The caller works too, and waits only for parts that a helper has begun: on one core, or beside other busy programs, a
 * helper that does not get to run costs nothing. Which thread runs a part never shows in the results, as parts write to
 * different places. Nothing is allocated after construction.
 *
 * <p>For one calling thread at a time, and not from within a part.
 */
public final class Pool implements AutoCloseable {
    /** A job may have this many parts. */
    public static final int MAX_PARTS = 0xFFFF;

    /** Work that falls into independent parts. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does one part.
         *
         * @param worker which thread of the pool it is, from 0 on; two parts that run at the same time have different ones
         */
        void run(int part, int worker);
    }

    /** About 30 microseconds: longer than the pause between two jobs of a step, shorter than anyone minds. */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 2000 : 0;

    /** Keeps the two words on cache lines of their own. */
    private static final int LINE = 16;

    /** Index of the word {@code job number << 32 | parts << 16 | next part}, which changes only as a whole. */
    private static final int NEXT = LINE;

    /** Index of the number of parts that helpers have finished. */
    private static final int DONE = 2 * LINE;

    private final AtomicLongArray words = new AtomicLongArray(3 * LINE);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Helper[] helpers;
    private Job job;
    private int jobs;
    private boolean running;
    private volatile Thread waiting;
    private volatile boolean closed;

    /**
     * A pool.
     *
     * @param threads that work on a job, the caller's included; all others are daemons
     */
    public Pool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
        }
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
        }
        for (Helper helper : helpers) {
            helper.start();
        }
    }

    /** How many threads work on a job, the caller's included. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs all parts of a job, each once, and returns when they are done. If a part throws, parts not yet begun are skipped
     * and the first exception reaches the caller.
     *
     * @param parts at most {@link #MAX_PARTS}
     */
    public void run(Job work, int parts) {
        if (closed || running || parts < 0 || parts > MAX_PARTS) {
            throw refusal(parts);
        }
        running = true;
        try {
            if (helpers.length == 0 || parts < 2) {
                for (int part = 0; part < parts; part++) {
                    work.run(part, 0);
                }
            } else {
                share(work, parts);
            }
        } finally {
            running = false;
        }
    }

    private RuntimeException refusal(int parts) {
        if (closed) {
            return new IllegalStateException("expected an open pool, got a closed one");
        }
        return running
                ? new IllegalStateException("expected one job at a time, got one from within a part")
                : new IllegalArgumentException("parts: expected 0 to " + MAX_PARTS + ", got " + parts);
    }

    private void share(Job work, int parts) {
        job = work;
        words.set(DONE, 0);
        words.set(NEXT, ((long) ++jobs << 32) | ((long) parts << 16));
        int awake = 0;
        for (int i = 0; i < helpers.length && awake < parts - 1; i++, awake++) {
            helpers[i].wake();
        }
        int mine = 0;
        while (runNext(0)) {
            mine++;
        }
        await(parts - mine);
        job = null;
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw Pool.<RuntimeException>unchecked(thrown);
        }
    }

    /** Claims and runs a part; false if none was left. */
    private boolean runNext(int worker) {
        long word = words.get(NEXT);
        while (remains(word)) {
            // A later job's, if this thread was slow; but then the word has changed, and nothing is claimed.
            Job claimed = job;
            if (words.compareAndSet(NEXT, word, word + 1)) {
                runPart(claimed, (int) (word & MAX_PARTS), worker);
                return true;
            }
            word = words.get(NEXT);
        }
        return false;
    }

    private void runPart(Job claimed, int part, int worker) {
        if (failure.get() != null) {
            return;
        }
        try {
            claimed.run(part, worker);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private static boolean remains(long word) {
        return (word & MAX_PARTS) < ((word >>> 16) & MAX_PARTS);
    }

    private void await(int helped) {
        for (int spins = 0; words.get(DONE) != helped; ) {
            if (spins++ < SPINS) {
                Thread.onSpinWait();
                continue;
            }
            // Helpers count first and look for someone waiting then: one of the two sees the other.
            waiting = Thread.currentThread();
            if (words.get(DONE) != helped) {
                LockSupport.park(this);
            }
            waiting = null;
            spins = 0;
        }
    }

    /** Ends the helpers and waits for that. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
            while (helper.isAlive() && Thread.currentThread() != helper) {
                try {
                    helper.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private final class Helper extends Thread {
        private final int number;
        private volatile boolean parked;

        Helper(int number) {
            super("netc-worker-" + number);
            this.number = number;
            setDaemon(true);
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            int spins = 0;
            while (!closed) {
                if (runNext(number)) {
                    words.getAndIncrement(DONE);
                    LockSupport.unpark(waiting);
                    spins = 0;
                } else if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    // The caller publishes first and looks for someone parked then: one of the two sees the other.
                    parked = true;
                    if (!remains(words.get(NEXT)) && !closed) {
                        LockSupport.park(Pool.this);
                    }
                    parked = false;
                    spins = 0;
                }
            }
        }
    }
}
