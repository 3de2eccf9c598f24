package netc.compiler.ir;

import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** What a type rule answers: the type of the result, or which operands and dims disagree. */
public sealed interface TypeResult {

    static TypeResult ok(TensorType type) {
        return new Ok(type);
    }

    static TypeResult ok(Shape shape, boolean batch) {
        return new Ok(TensorType.f32(shape).withBatch(batch));
    }

    static TypeResult mismatch(Problem problem, int operand, int axis) {
        return new Mismatch(problem, operand, axis, operand, axis);
    }

    /** The operands fit. */
    record Ok(TensorType type) implements TypeResult {}

    /**
     * The operands do not fit.
     *
     * @param left the first operand at fault
     * @param leftAxis its axis at fault, or -1 where the whole operand is
     * @param right the operand that the first one disagrees with; the same operand where only one is at fault
     * @param rightAxis its axis, or -1
     */
    record Mismatch(Problem problem, int left, int leftAxis, int right, int rightAxis) implements TypeResult {}

    /** The ways in which operands can fail to fit. */
    enum Problem {
        /** Two extents at the same place from the right differ and neither is 1. */
        BROADCAST,
        /** The extents that a product sums over differ. */
        INNER_DIMENSION,
        /** An operand has too few or too many axes. */
        RANK,
        /** An axis is not one of the operand's. */
        AXIS,
        /** An operand is a float where a class is wanted, or the other way round. */
        ELEMENT,
        /** The element counts before and after a reshape differ. */
        SIZE,
        /** A slice begins or ends outside the operand. */
        BOUNDS,
        /** The number of classes differs from the last extent. */
        CLASSES,
        /** The operation needs the batch where there is none, or the other way round. */
        BATCH,
        /** The result would have more elements than an array can hold. */
        TOO_LARGE
    }
}
