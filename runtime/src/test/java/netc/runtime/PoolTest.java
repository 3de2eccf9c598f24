package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts run once, nothing hangs, exceptions arrive. */
@Timeout(60)
class PoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyPartRunsOnce(int threads) {
        Random random = new Random(threads);
        AtomicIntegerArray runs = new AtomicIntegerArray(200);
        try (Pool pool = new Pool(threads)) {
            for (int job = 0; job < 20_000; job++) {
                int parts = random.nextInt(job % 50 == 0 ? 200 : 8);
                pool.run((part, worker) -> runs.incrementAndGet(part), parts);
                for (int part = 0; part < parts; part++) {
                    assertThat(runs.getAndSet(part, 0)).isEqualTo(1);
                }
                if (job % 500 == 0) {
                    LockSupport.parkNanos(3_000_000);
                }
            }
        }
    }

    /** Threads have memory of their own by that number. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void partsThatRunAtTheSameTimeHaveDifferentWorkers(int threads) {
        AtomicIntegerArray busy = new AtomicIntegerArray(threads);
        AtomicIntegerArray runs = new AtomicIntegerArray(threads);
        try (Pool pool = new Pool(threads)) {
            for (int job = 0; job < 200; job++) {
                pool.run(
                        (part, worker) -> {
                            assertThat(busy.getAndIncrement(worker)).isZero();
                            runs.incrementAndGet(worker);
                            LockSupport.parkNanos(20_000);
                            busy.getAndDecrement(worker);
                        },
                        8);
            }
        }
        for (int worker = 0; worker < threads; worker++) {
            assertThat(runs.get(worker)).as("parts of worker %d", worker).isPositive();
        }
    }

    @Test
    void theCallerSeesWhatHelpersWrote() {
        long[] cells = new long[64];
        try (Pool pool = new Pool(3)) {
            for (int job = 1; job <= 20_000; job++) {
                int value = job;
                pool.run((part, worker) -> cells[part] = value, cells.length);
                for (long cell : cells) {
                    assertThat(cell).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void aSlowHelperIsWaitedFor() {
        AtomicInteger finished = new AtomicInteger();
        try (Pool pool = new Pool(2)) {
            Thread caller = Thread.currentThread();
            for (int job = 0; job < 20; job++) {
                finished.set(0);
                pool.run(
                        (part, worker) -> {
                            if (Thread.currentThread() != caller) {
                                LockSupport.parkNanos(2_000_000);
                            }
                            finished.incrementAndGet();
                        },
                        4);
                assertThat(finished).hasValue(4);
            }
        }
    }

    @Test
    void exceptionsReachTheCallerAndThePoolLivesOn() {
        try (Pool pool = new Pool(3)) {
            for (int job = 0; job < 2000; job++) {
                int bad = job % 16;
                assertThatThrownBy(() -> pool.run(
                                (part, worker) -> {
                                    if (part == bad) {
                                        throw new IllegalArgumentException("part " + part);
                                    }
                                },
                                16))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("part " + bad);
            }
            AtomicInteger runs = new AtomicInteger();
            pool.run((part, worker) -> runs.incrementAndGet(), 16);
            assertThat(runs).hasValue(16);
        }
    }

    @Test
    void closingEndsTheThreads() {
        Pool pool = new Pool(4);
        pool.run((part, worker) -> {}, 8);
        pool.close();
        pool.close();
        assertThatThrownBy(() -> pool.run((part, worker) -> {}, 8)).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("netc-worker-4")))
                .isEmpty();
    }

    @Test
    void misuseIsRefused() {
        try (Pool pool = new Pool(2)) {
            assertThatThrownBy(() -> pool.run((part, worker) -> pool.run((inner, worker2) -> {}, 2), 2))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pool.run((part, worker) -> {}, Pool.MAX_PARTS + 1))
                    .hasMessage("parts: expected 0 to 65535, got 65536");
        }
        assertThatThrownBy(() -> new Pool(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
