package netc.benchmarks.harness;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A loop that reads an array from end to end and does next to nothing with it: the most that one core reads. */
final class ReadLoop {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int STRIDE = 8 * S.length();

    private static final int PIECE = 16 << 10;
    private static final int REPEATS = 8;

    private final float[] values;
    private final float[] sums = new float[8 * S.length()];

    ReadLoop(int bytes) {
        values = new float[bytes / 4 / STRIDE * STRIDE];
    }

    double bytes() {
        return 4.0 * values.length;
    }

    /** Reads all {@code times} times, in pieces: a method that is called often is compiled better than one that loops long. */
    float[] run(int times) {
        if (values.length <= PIECE) {
            for (int i = 0; i < times; i += REPEATS) {
                read(0, values.length, REPEATS);
            }
            return sums;
        }
        for (int i = 0; i < times; i++) {
            for (int from = 0; from < values.length; from += PIECE) {
                read(from, Math.min(from + PIECE, values.length), 1);
            }
        }
        return sums;
    }

    private void read(int from, int to, int times) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int time = 0; time < times; time++) {
            for (int i = from; i < to; i += STRIDE) {
                s0 = s0.add(FloatVector.fromArray(S, values, i));
                s1 = s1.add(FloatVector.fromArray(S, values, i + S.length()));
                s2 = s2.add(FloatVector.fromArray(S, values, i + 2 * S.length()));
                s3 = s3.add(FloatVector.fromArray(S, values, i + 3 * S.length()));
                s4 = s4.add(FloatVector.fromArray(S, values, i + 4 * S.length()));
                s5 = s5.add(FloatVector.fromArray(S, values, i + 5 * S.length()));
                s6 = s6.add(FloatVector.fromArray(S, values, i + 6 * S.length()));
                s7 = s7.add(FloatVector.fromArray(S, values, i + 7 * S.length()));
            }
        }
        s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).intoArray(sums, 0);
    }
}
