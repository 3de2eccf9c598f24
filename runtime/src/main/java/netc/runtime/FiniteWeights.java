package netc.runtime;

/**
 * Whether sums over the weights of a model may leave out terms of zero. For generated code.
 *
 * <p>A term 0 · w adds nothing when w is finite, but for the sign of a sum that is zero, and that is lost when a bias is added
 * which is not −0. The weights, which never change, are looked at when this is first asked.
 */
public final class FiniteWeights {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int MINUS_ZERO = Float.floatToRawIntBits(-0f);

    private final ParameterLayout layout;
    private final float[] parameters;
    private volatile boolean known;
    private volatile boolean holds;

    /**
     * Of the parameters of a model.
     *
     * @param parameters in storage order; not to be changed any more
     */
    public FiniteWeights(ParameterLayout layout, float[] parameters) {
        this.layout = layout;
        this.parameters = parameters;
    }

    /** Whether every parameter is finite, and no element of a vector, which may be a bias, is −0. */
    public boolean hold() {
        if (!known) {
            holds = areFinite() && noVectorHoldsMinusZero();
            known = true;
        }
        return holds;
    }

    /** Padding may hold anything, but seldom does: the slow way round it is taken only then. */
    private boolean areFinite() {
        int greatest = 0;
        for (float parameter : parameters) {
            greatest = Math.max(greatest, Float.floatToRawIntBits(parameter) & Integer.MAX_VALUE);
        }
        return greatest < INFINITY || layout.paths().stream().allMatch(path -> isFinite(layout.slot(path)));
    }

    private boolean isFinite(ParameterLayout.Slot slot) {
        for (int row = 0; row < slot.rows(); row++) {
            for (int column = 0; column < slot.columns(); column++) {
                if (!Float.isFinite(parameters[slot.index(row, column)])) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean noVectorHoldsMinusZero() {
        for (String path : layout.paths()) {
            ParameterLayout.Slot slot = layout.slot(path);
            for (int column = 0; slot.rows() == 1 && column < slot.columns(); column++) {
                if (Float.floatToRawIntBits(parameters[slot.index(0, column)]) == MINUS_ZERO) {
                    return false;
                }
            }
        }
        return true;
    }
}
