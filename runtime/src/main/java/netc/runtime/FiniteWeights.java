package netc.runtime;

/**
 * Whether the weights of a layer are finite, so that sums may leave out terms whose other factor is zero. For generated vector kernels.
 *
 * <p>They are looked at when this is first asked, and again after each change.
 */
public final class FiniteWeights {
    private final float[] parameters;
    private final int from;
    private final int rows;
    private final int columns;
    private final boolean panels;
    private volatile boolean known;
    private volatile boolean holds;

    /**
     * Of a matrix among the parameters.
     *
     * @param parameters in storage order
     * @param from where the matrix begins
     * @param panels whether it lies in panels of {@link ParameterLayout#ALIGNMENT} columns, or row after row
     */
    public FiniteWeights(float[] parameters, int from, int rows, int columns, boolean panels) {
        this.parameters = parameters;
        this.from = from;
        this.rows = rows;
        this.columns = columns;
        this.panels = panels;
    }

    /** Whether they are; several threads may ask at once. */
    public boolean hold() {
        if (!known) {
            holds = panels ? areFiniteInPanels() : VectorScans.areFinite(parameters, from, rows, padded(), columns);
            known = true;
        }
        return holds;
    }

    /** The weights may be others from now on. */
    public void changed() {
        known = false;
    }

    /** Padding does not count: it is behind the last columns. */
    private boolean areFiniteInPanels() {
        int width = ParameterLayout.ALIGNMENT;
        int whole = columns - columns % width;
        return VectorScans.areFinite(parameters, from, 1, 0, rows * whole)
                && VectorScans.areFinite(parameters, from + rows * whole, rows, width, columns - whole);
    }

    private int padded() {
        return (columns + ParameterLayout.ALIGNMENT - 1) / ParameterLayout.ALIGNMENT * ParameterLayout.ALIGNMENT;
    }
}
