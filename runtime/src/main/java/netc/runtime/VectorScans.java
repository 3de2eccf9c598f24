package netc.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks through arrays, a register at a time. These are loops of few operations, each in a method of its own, so that nothing is boxed
 * though the short methods that they call return vectors.
 */
final class VectorScans {
    private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, VectorLanes.SPECIES.vectorShape());
    private static final int LANES = VectorLanes.SPECIES.length();

    private VectorScans() {}

    /**
     * Adds up magnitudes: {@code sums[j]} becomes the sum of |values[from + i · row + j]| over {@code rows} rows, for {@code columns}
     * columns. It is 0 only where all are.
     *
     * @param rows at least 4
     */
    static void addMagnitudes(float[] values, int from, int row, int rows, int columns, float[] sums) {
        int whole = columns - columns % LANES;
        for (int j = 0; j < whole; j += LANES) {
            int at = from + j;
            FloatVector sum = magnitudes(values, at)
                    .add(magnitudes(values, at + row))
                    .add(magnitudes(values, at + 2 * row))
                    .add(magnitudes(values, at + 3 * row));
            for (int i = 4; i < rows; i++) {
                sum = sum.add(magnitudes(values, at + i * row));
            }
            sum.intoArray(sums, j);
        }
        for (int j = whole; j < columns; j++) {
            float sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += Math.abs(values[from + i * row + j]);
            }
            sums[j] = sum;
        }
    }

    private static FloatVector magnitudes(float[] values, int at) {
        return FloatVector.fromArray(VectorLanes.SPECIES, values, at).abs();
    }

    /**
     * The least of the bits of {@code count} elements as numbers, of which those of −0 are less than all others. Up to a register of
     * elements behind them may count as well.
     */
    static int least(float[] values, int from, int count) {
        IntVector a = IntVector.zero(BITS);
        IntVector b = a;
        int pairs = count / (2 * LANES);
        for (int i = 0; i < pairs; i++) {
            int at = from + i * 2 * LANES;
            a = a.min(bits(values, at));
            b = b.min(bits(values, at + LANES));
        }
        for (int i = pairs * 2 * LANES; i < count; i += LANES) {
            a = a.min(bits(values, from + i));
        }
        return a.min(b).reduceLanes(VectorOperators.MIN);
    }

    private static IntVector bits(float[] values, int at) {
        return FloatVector.fromArray(VectorLanes.SPECIES, values, at).reinterpretAsInts();
    }

    /** Whether {@code count} elements from {@code from} on are finite. */
    static boolean areFinite(float[] values, int from, int count) {
        FloatVector zero = FloatVector.zero(VectorLanes.SPECIES);
        // 0 · x is 0, or NaN where x is not finite; four sums, as each waits for its last addition.
        FloatVector a = zero;
        FloatVector b = zero;
        FloatVector c = zero;
        FloatVector d = zero;
        int turns = count / (4 * LANES);
        for (int i = 0; i < turns; i++) {
            int at = from + i * 4 * LANES;
            a = FloatVector.fromArray(VectorLanes.SPECIES, values, at).fma(zero, a);
            b = FloatVector.fromArray(VectorLanes.SPECIES, values, at + LANES).fma(zero, b);
            c = FloatVector.fromArray(VectorLanes.SPECIES, values, at + 2 * LANES)
                    .fma(zero, c);
            d = FloatVector.fromArray(VectorLanes.SPECIES, values, at + 3 * LANES)
                    .fma(zero, d);
        }
        // In any order: each is ±0 or NaN.
        float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
        for (int i = turns * 4 * LANES; i < count; i++) {
            sum += values[from + i] * 0;
        }
        return sum == 0;
    }

    /** Whether the elements of some rows of {@link ParameterLayout#ALIGNMENT} columns are finite. */
    static boolean areFinite(float[] values, int from, int rows, int row) {
        FloatVector zero = FloatVector.zero(VectorLanes.SPECIES);
        FloatVector sum = zero;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < ParameterLayout.ALIGNMENT; j += LANES) {
                sum = FloatVector.fromArray(VectorLanes.SPECIES, values, from + i * row + j)
                        .fma(zero, sum);
            }
        }
        return sum.reduceLanes(VectorOperators.ADD) == 0;
    }
}
