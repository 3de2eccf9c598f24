package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the gate makes of the times of kernels, which here only let time pass. */
class WarmupTest {
    private static final long MILLISECOND = 1_000_000;

    /** So long do the runs of a kernel take, the first and the later ones. */
    private static final class Kernels {
        private final long first;
        private final long later;
        private int runs;

        Kernels(long first, long later) {
            this.first = first * MILLISECOND;
            this.later = later * MILLISECOND;
        }

        void run() {
            long end = System.nanoTime() + (runs++ == 0 ? first : later);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Nothing implements Rehearsal<Kernels> {
        @Override
        public void prepare() {}

        @Override
        public void run(Kernels kernels) {
            kernels.run();
        }

        @Override
        public float[][] results() {
            return new float[0][];
        }
    }

    private static Warmup.Verdict judge(Kernels scalar, Kernels vector, long milliseconds) {
        return Warmup.of(new Nothing(), scalar, vector, milliseconds * MILLISECOND);
    }

    @Test
    void fasterVectorsArePublished() {
        assertThat(judge(new Kernels(30, 10), new Kernels(60, 2), 2000).publish())
                .isTrue();
    }

    @Test
    void vectorsAreNotComparedWithAScalarRunThatWasNotCompiledYet() {
        Warmup.Verdict verdict = judge(new Kernels(120, 4), new Kernels(60, 8), 300);
        assertThat(verdict.publish()).isFalse();
        assertThat(verdict.reason()).contains("microseconds where scalar ones take");
    }

    /** A great net: one run takes longer than all the time there is. */
    @Test
    void vectorsHaveSeveralTriesHoweverLongTheyTake() {
        assertThat(judge(new Kernels(60, 60), new Kernels(200, 20), 100).publish())
                .isTrue();
    }
}
