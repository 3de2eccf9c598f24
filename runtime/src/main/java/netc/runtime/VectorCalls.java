package netc.runtime;

/**
 * The functions of {@link VectorLanes} that take a call, for many registers at once: while one waits for an operation to end, the
 * core works on the next.
 */
public final class VectorCalls {
    private static final int LANES = VectorLanes.bits() / Float.SIZE;

    private VectorCalls() {}

    /** Replaces {@code count} floats by their {@link Lanes#exp}, and those behind up to a whole register. */
    public static void exp(float[] x, int from, int count) {
        VectorLanes.exp(x, from, x, from, (count + LANES - 1) / LANES);
    }

    /** Replaces {@code count} floats by their {@link Lanes#log}, and those behind up to a whole register. */
    public static void log(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.log(x, i, x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#sigmoid}, and those behind up to a whole register. */
    public static void sigmoid(float[] x, int from, int count) {
        VectorLanes.sigmoid(x, from, x, from, (count + LANES - 1) / LANES);
    }

    /** Replaces {@code count} floats by their {@link Lanes#tanh}, and those behind up to a whole register. */
    public static void tanh(float[] x, int from, int count) {
        VectorLanes.tanh(x, from, x, from, (count + LANES - 1) / LANES);
    }

    /** Replaces {@code count} floats by their {@link Lanes#softplus}, and those behind up to a whole register. */
    public static void softplus(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.softplus(x, i, x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#erf}, and those behind up to a whole register. */
    public static void erf(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.erf(x, i, x, i);
        }
    }
}
