package netc.compiler.oracle;

import netc.compiler.type.TensorType;

/**
 * The elements of a value, row-major, the batch outermost; a class index is a whole number.
 *
 * @param samples the number of samples of the batch, whether or not the type has it
 */
public record Tensor(TensorType type, int samples, double[] elements) {
    public Tensor {
        long expected = type.shape().size() * (type.batch() ? samples : 1);
        if (elements.length != expected) {
            throw new IllegalArgumentException(
                    type + " of " + samples + " samples has " + expected + " elements, not " + elements.length);
        }
    }

    /** Zeros. */
    static Tensor of(TensorType type, int samples) {
        return new Tensor(type, samples, new double[(int) type.shape().size() * (type.batch() ? samples : 1)]);
    }

    /** The number of elements of one sample. */
    int size() {
        return (int) type.shape().size();
    }

    /** How many samples are stored: one where all share it. */
    int stored() {
        return type.batch() ? samples : 1;
    }

    /** Where {@code sample} begins; where all share one, that. */
    int begin(int sample) {
        return type.batch() ? sample * size() : 0;
    }

    double get(int sample, int offset) {
        return elements[begin(sample) + offset];
    }

    void set(int sample, int offset, double element) {
        elements[begin(sample) + offset] = element;
    }

    /** The single element of a tensor that has one. */
    public double single() {
        if (elements.length != 1) {
            throw new IllegalStateException(type + " has " + elements.length + " elements");
        }
        return elements[0];
    }
}
