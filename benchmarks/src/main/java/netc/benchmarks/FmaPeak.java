package netc.benchmarks;

import netc.benchmarks.harness.FmaLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rate of fused multiply-adds that one core reaches. */
@State(Scope.Thread)
public class FmaPeak {
    /** A call takes about as long as a training step, so that a busy host disturbs both alike. */
    private static final int TURNS = 80_000;

    private final FmaLoop loop = new FmaLoop(TURNS);

    /** What a call computes; a multiply-add counts as two operations. */
    static double flops() {
        return new FmaLoop(TURNS).flops();
    }

    /** The loop. */
    @Benchmark
    public float[] run(FreeCalls calls) {
        return loop.run();
    }
}
