package netc.compiler.plan;

import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/**
 * The index space of a row kernel: rows (the batch and the outer axes), and the lanes of a row.
 *
 * @param batch whether the outermost row axis is the batch
 * @param outer the per-sample axes that make rows
 * @param lanes the extent of a row; 0 where a row has no lanes and all values are one number a row
 */
public record Domain(boolean batch, Shape outer, int lanes) {

    /** What a value is within a domain. */
    public enum Level {
        /** One number for each lane. */
        LANE,
        /** One number for each row. */
        ROW,
        /** Neither: it does not fit. */
        NONE
    }

    /** The domain in which a value of this type has one number for each lane, or for each row where it is a scalar. */
    public static Domain of(TensorType type) {
        Shape shape = type.shape();
        return shape.isScalar()
                ? new Domain(type.batch(), Shape.SCALAR, 0)
                : new Domain(type.batch(), shape.without(shape.rank() - 1), shape.lastExtent());
    }

    /** The domain of a reduced value that keeps its axes: one number for each of the {@code outer} rows. */
    public static Domain rows(TensorType kept, Shape outer) {
        Shape shape = kept.shape();
        return new Domain(kept.batch(), shape.rank() > outer.rank() ? shape.without(shape.rank() - 1) : shape, 0);
    }

    public Level level(TensorType type) {
        if (type.batch() != batch) {
            return Level.NONE;
        }
        Shape shape = type.shape();
        int rank = shape.rank();
        if (lanes > 0 && rank == outer.rank() + 1 && shape.without(rank - 1).equals(outer)) {
            return shape.lastExtent() == lanes ? Level.LANE : shape.lastExtent() == 1 ? Level.ROW : Level.NONE;
        }
        if (lanes == 0
                && rank == outer.rank() + 1
                && shape.lastExtent() == 1
                && shape.without(rank - 1).equals(outer)) {
            return Level.ROW;
        }
        return shape.equals(outer) ? Level.ROW : Level.NONE;
    }

    @Override
    public String toString() {
        String rows = (batch ? "n" : "1") + (outer.isScalar() ? "" : " × " + outer);
        return lanes == 0 ? rows : rows + " rows of " + lanes;
    }
}
