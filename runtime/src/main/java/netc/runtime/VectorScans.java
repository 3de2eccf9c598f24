package netc.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Looks through arrays with vectors, for kernels that leave out terms. Only vector kernels and what they call may name this class. */
public final class VectorScans {
    private static final VectorSpecies<Float> FLOATS = VectorLanes.SPECIES;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
    private static final int LANES = FLOATS.length();
    private static final int EXPONENT = 0x7f800000;

    /** Added to an exponent, it reaches the sign only if all bits of the exponent are set: infinity and NaN have these. */
    private static final int LOWEST_OF_EXPONENT = 0x00800000;

    private VectorScans() {}

    /** Whether {@code count} numbers from {@code from} on are finite in each of some rows, which are {@code stride} apart. */
    public static boolean areFinite(float[] values, int from, int rows, int stride, int count) {
        int signs = 0;
        for (int row = 0; row < rows; row++) {
            signs |= overflow(values, from + row * stride, count);
        }
        return signs >= 0;
    }

    private static int overflow(float[] values, int from, int count) {
        IntVector all = IntVector.zero(INTS);
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            IntVector bits = FloatVector.fromArray(FLOATS, values, from + i).reinterpretAsInts();
            all = all.or(bits.and(EXPONENT).add(LOWEST_OF_EXPONENT));
        }
        int signs = all.reduceLanes(VectorOperators.OR);
        for (int i = whole; i < count; i++) {
            signs |= (Float.floatToRawIntBits(values[from + i]) & EXPONENT) + LOWEST_OF_EXPONENT;
        }
        return signs;
    }

    /**
     * For some columns of a matrix, which of up to 32 rows have something else than zero: bit i of {@code masks[at + c]} is that of
     * column c in row i.
     *
     * @param from the first number of the first row
     * @param stride the distance from row to row
     */
    static void nonZeros(float[] values, int from, int stride, int rows, int columns, int[] masks, int at) {
        int whole = columns - columns % LANES;
        for (int column = 0; column < whole; column += LANES) {
            nonZeros(values, from + column, stride, Math.min(rows, Integer.SIZE), masks, at + column);
        }
        for (int column = whole; column < columns; column++) {
            int mask = 0;
            for (int row = 0; row < rows; row++) {
                mask |= (values[from + row * stride + column] != 0 ? 1 : 0) << row;
            }
            masks[at + column] = mask;
        }
    }

    private static void nonZeros(float[] values, int from, int stride, int rows, int[] masks, int at) {
        IntVector mask = IntVector.zero(INTS);
        for (int row = 0; row < rows; row++) {
            IntVector magnitude = FloatVector.fromArray(FLOATS, values, from + row * stride)
                    .reinterpretAsInts()
                    .and(Integer.MAX_VALUE);
            IntVector bit = magnitude.neg().lanewise(VectorOperators.LSHR, Integer.SIZE - 1);
            mask = mask.or(bit.lanewise(VectorOperators.LSHL, row));
        }
        mask.intoArray(masks, at);
    }
}
