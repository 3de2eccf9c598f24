package netc.benchmarks.harness;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A loop of fused multiply-adds that touches nothing but registers: the most that one core computes. */
public final class FmaLoop {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    /** Two units with a latency of 4 or 5 cycles need 8 to 10; with two factors they fill 14 of at least 16 registers. */
    private static final int SUMS = 12;

    private final int turns;
    private final float[] factors = new float[2 * S.length()];
    private final float[] sums = new float[SUMS * S.length()];

    /** Factors that the compiler cannot know, and sums that stay finite. */
    public FmaLoop(int turns) {
        this.turns = turns;
        Arrays.fill(factors, 0.5f);
    }

    /** What a call computes; a multiply-add counts as two operations. */
    public double flops() {
        return 2.0 * turns * SUMS * S.length();
    }

    /** The width of the vectors. */
    public static int bits() {
        return S.vectorBitSize();
    }

    /** The loop. */
    public float[] run() {
        FloatVector a = FloatVector.fromArray(S, factors, 0);
        FloatVector b = FloatVector.fromArray(S, factors, S.length());
        FloatVector c0 = FloatVector.fromArray(S, sums, 0 * S.length());
        FloatVector c1 = FloatVector.fromArray(S, sums, 1 * S.length());
        FloatVector c2 = FloatVector.fromArray(S, sums, 2 * S.length());
        FloatVector c3 = FloatVector.fromArray(S, sums, 3 * S.length());
        FloatVector c4 = FloatVector.fromArray(S, sums, 4 * S.length());
        FloatVector c5 = FloatVector.fromArray(S, sums, 5 * S.length());
        FloatVector c6 = FloatVector.fromArray(S, sums, 6 * S.length());
        FloatVector c7 = FloatVector.fromArray(S, sums, 7 * S.length());
        FloatVector c8 = FloatVector.fromArray(S, sums, 8 * S.length());
        FloatVector c9 = FloatVector.fromArray(S, sums, 9 * S.length());
        FloatVector c10 = FloatVector.fromArray(S, sums, 10 * S.length());
        FloatVector c11 = FloatVector.fromArray(S, sums, 11 * S.length());
        for (int turn = 0; turn < turns; turn++) {
            c0 = a.fma(b, c0);
            c1 = a.fma(b, c1);
            c2 = a.fma(b, c2);
            c3 = a.fma(b, c3);
            c4 = a.fma(b, c4);
            c5 = a.fma(b, c5);
            c6 = a.fma(b, c6);
            c7 = a.fma(b, c7);
            c8 = a.fma(b, c8);
            c9 = a.fma(b, c9);
            c10 = a.fma(b, c10);
            c11 = a.fma(b, c11);
        }
        c0.intoArray(sums, 0 * S.length());
        c1.intoArray(sums, 1 * S.length());
        c2.intoArray(sums, 2 * S.length());
        c3.intoArray(sums, 3 * S.length());
        c4.intoArray(sums, 4 * S.length());
        c5.intoArray(sums, 5 * S.length());
        c6.intoArray(sums, 6 * S.length());
        c7.intoArray(sums, 7 * S.length());
        c8.intoArray(sums, 8 * S.length());
        c9.intoArray(sums, 9 * S.length());
        c10.intoArray(sums, 10 * S.length());
        c11.intoArray(sums, 11 * S.length());
        return sums;
    }
}
