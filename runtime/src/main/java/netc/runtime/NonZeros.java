package netc.runtime;

/** Finds what is not zero among the elements of a sample. For generated code. */
public final class NonZeros {
    private NonZeros() {}

    /**
     * Lists which of {@code count} numbers from {@code from} on are not zero, NaN included, counted from 0. Gives up when they are
     * more than a few.
     *
     * @param most how many are a few
     * @param places takes the list, and has room for {@code count}
     * @return how many they are, or more than {@code most}
     */
    public static int list(float[] values, int from, int count, int most, int[] places) {
        int found = 0;
        int whole = count & -4;
        for (int i = 0; i < whole && found <= most; i += 4) {
            int a = magnitude(values[from + i]);
            int b = magnitude(values[from + i + 1]);
            int c = magnitude(values[from + i + 2]);
            int d = magnitude(values[from + i + 3]);
            if ((a | b | c | d) == 0) {
                continue;
            }
            // No branch for each: which of neighbours are zero can hardly be foreseen.
            places[found] = i;
            found += isPositive(a);
            places[found] = i + 1;
            found += isPositive(b);
            places[found] = i + 2;
            found += isPositive(c);
            places[found] = i + 3;
            found += isPositive(d);
        }
        for (int i = whole; i < count && found <= most; i++) {
            places[found] = i;
            found += isPositive(magnitude(values[from + i]));
        }
        return found;
    }

    private static int magnitude(float x) {
        return Float.floatToRawIntBits(x) & Integer.MAX_VALUE;
    }

    /** 1 for a positive number, 0 for 0. */
    private static int isPositive(int x) {
        return -x >>> 31;
    }
}
