package netc.compiler.type;

/**
 * The type of a value: what an element is, the shape of one sample, and whether there is one such tensor per sample.
 *
 * @param batch whether the value has the batch as its outermost, unwritten axis
 */
public record TensorType(ElementType element, Shape shape, boolean batch) {
    /** One float, the same for all samples. */
    public static final TensorType SCALAR = f32(Shape.SCALAR);

    public static TensorType f32(Shape shape) {
        return new TensorType(ElementType.F32, shape, false);
    }

    public static TensorType batched(Shape shape) {
        return new TensorType(ElementType.F32, shape, true);
    }

    public int rank() {
        return shape.rank();
    }

    public boolean isFloat() {
        return element.isFloat();
    }

    /** Whether the value is a single float that all samples share. */
    public boolean isSingle() {
        return shape.isScalar() && !batch;
    }

    public TensorType withShape(Shape changed) {
        return new TensorType(element, changed, batch);
    }

    public TensorType withBatch(boolean changed) {
        return new TensorType(element, shape, changed);
    }

    @Override
    public String toString() {
        String dims = shape.toString();
        if (batch) {
            dims = shape.isScalar() ? "[n]" : "[n; " + dims.substring(1);
        }
        return element + dims;
    }
}
