package netc.runtime;

/**
 * Whether the factors that are multiplied with an input are finite, so that sums may leave out terms in which the input is zero. For
 * generated vector kernels; several threads may ask at once.
 *
 * <p>They are looked at when this is first asked, and again after each change.
 */
public final class FiniteFactors {
    private static final int UNKNOWN = 0;
    private static final int FINITE = 1;
    private static final int OTHERS = 2;

    private volatile int known = UNKNOWN;

    /**
     * Whether the elements of a matrix are finite.
     *
     * @param from where it begins
     * @param row the distance from a row to the next
     * @param columns which lie side by side, {@link ParameterLayout#ALIGNMENT} at a time
     * @param run the distance from so many columns to the next
     */
    public boolean hold(float[] values, int from, int rows, int row, int columns, int run) {
        int answer = known;
        if (answer == UNKNOWN) {
            answer = areFinite(values, from, rows, row, columns, run) ? FINITE : OTHERS;
            known = answer;
        }
        return answer == FINITE;
    }

    /** The factors may be others from now on. */
    public void changed() {
        known = UNKNOWN;
    }

    private static boolean areFinite(float[] values, int from, int rows, int row, int columns, int run) {
        int width = ParameterLayout.ALIGNMENT;
        int whole = columns / width;
        boolean packed = row == width && run == rows * width;
        if (packed && !VectorScans.areFinite(values, from, whole * run)) {
            return false;
        }
        for (int panel = packed ? whole : 0; panel < whole; panel++) {
            if (!VectorScans.areFinite(values, from + panel * run, rows, row)) {
                return false;
            }
        }
        // What lies behind the last column does not count.
        for (int i = 0; i < rows && whole * width < columns; i++) {
            if (!VectorScans.areFinite(values, from + whole * run + i * row, columns % width)) {
                return false;
            }
        }
        return true;
    }
}
