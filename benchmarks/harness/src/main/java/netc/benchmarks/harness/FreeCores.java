package netc.benchmarks.harness;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a system has the cores that it works on to itself: {@link IssueLoop} runs on as many threads at a time as the system has, and
 * near its best on each. It does not where another program uses a core, nor where the host has put two processors of this machine on
 * one core.
 */
final class FreeCores {
    private final IssueLoop loop = new IssueLoop();
    private final Partner[] partners;

    /** How many have come to the place from where all start together. */
    private final AtomicInteger arrived = new AtomicInteger();

    private long best = Long.MAX_VALUE;

    FreeCores(int threads) {
        partners = new Partner[threads - 1];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = new Partner();
            partners[i].start();
        }
    }

    /** Looks now, which takes some 20 microseconds on one free core, and longer where others have to wake up or a core is in use. */
    boolean areFree() {
        arrived.set(0);
        for (Partner partner : partners) {
            partner.wanted = true;
            LockSupport.unpark(partner);
        }
        long longest = together(loop);
        best = Math.min(best, longest);
        for (Partner partner : partners) {
            while (partner.wanted) {
                Thread.onSpinWait();
            }
            longest = Math.max(longest, partner.time);
            best = Math.min(best, partner.time);
        }
        return IssueLoop.isNear(longest, best);
    }

    /** Waits for the others and runs the loop; one that waits for its core makes way for who may be on it. */
    private long together(IssueLoop own) {
        arrived.incrementAndGet();
        while (arrived.get() <= partners.length) {
            Thread.yield();
        }
        return own.time();
    }

    private final class Partner extends Thread {
        private final IssueLoop loop = new IssueLoop();
        private volatile boolean wanted;
        private long time;

        Partner() {
            super("free-cores");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                if (wanted) {
                    time = together(loop);
                    wanted = false;
                } else {
                    LockSupport.park(FreeCores.this);
                }
            }
        }
    }
}
