package netc.compiler.plan;

/**
 * How an axis is stored in panels: runs of {@link #WIDTH} elements lie together, and each run is followed by the same run of the
 * next row rather than by the next run of its own. So a kernel that walks down some columns of a matrix reads memory from one
 * end to the other, whatever the length of a row.
 *
 * @param axis which axis is cut
 * @param stride the distance from a run to the next of the same row
 * @param ofSamples whether rows are samples, and {@code stride} is for each sample of the batch: a panel holds a run of every sample
 */
public record Panels(int axis, int stride, boolean ofSamples) {
    /** The elements of a run: the widest vector's lanes. */
    public static final int WIDTH = Access.ALIGNMENT;

    /**
     * How far apart two samples lie in a panel: a run, and six floats more, so that it is no sum of two powers of two; see
     * {@link SampleSizes}.
     */
    public static final int SAMPLE = WIDTH + 6;

    Panels(int axis, int stride) {
        this(axis, stride, false);
    }

    /** The same of another axis. */
    Panels along(int other) {
        return new Panels(other, stride, ofSamples);
    }
}
