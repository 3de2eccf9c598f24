package netc.benchmarks.harness;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A loop that reads an array over and over and does next to nothing with it: the most that one core reads.
 *
 * <p>It is one loop, not two: vectors that live through an inner loop are boxed on JDK 17.
 */
final class ReadLoop {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int STRIDE = 8 * S.length();

    /** What a call reads: often enough all of a small array, a part of a large one. */
    private static final int PIECE = 1 << 18;

    private final float[] values;
    private final float[] sums = new float[S.length()];
    private int next;

    /** An array of a power of two bytes, that many or fewer. */
    ReadLoop(int bytes) {
        values = new float[Integer.highestOneBit(bytes) / 4];
    }

    /** What a call reads. */
    static double bytes() {
        return 4.0 * PIECE;
    }

    /** The loop; the next call goes on where it ends. */
    float[] run() {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        FloatVector s4 = FloatVector.zero(S);
        FloatVector s5 = FloatVector.zero(S);
        FloatVector s6 = FloatVector.zero(S);
        FloatVector s7 = FloatVector.zero(S);
        int mask = values.length - 1;
        int end = next + PIECE;
        for (int i = next; i < end; i += STRIDE) {
            int at = i & mask;
            s0 = s0.add(FloatVector.fromArray(S, values, at));
            s1 = s1.add(FloatVector.fromArray(S, values, at + S.length()));
            s2 = s2.add(FloatVector.fromArray(S, values, at + 2 * S.length()));
            s3 = s3.add(FloatVector.fromArray(S, values, at + 3 * S.length()));
            s4 = s4.add(FloatVector.fromArray(S, values, at + 4 * S.length()));
            s5 = s5.add(FloatVector.fromArray(S, values, at + 5 * S.length()));
            s6 = s6.add(FloatVector.fromArray(S, values, at + 6 * S.length()));
            s7 = s7.add(FloatVector.fromArray(S, values, at + 7 * S.length()));
        }
        next = end & mask;
        s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).intoArray(sums, 0);
        return sums;
    }
}
