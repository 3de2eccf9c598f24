package netc.runtime;

import java.util.List;

/**
 * Fills a new parameter. Prints as it is written in a {@code .net} file.
 *
 * <p>The fans of a shape: the last two extents are fan_in and fan_out, each times the product of the extents before them
 * (a convolution's receptive field); of a rank-1 parameter both are its extent, of a scalar both are 1. For a matrix
 * {@code W: [n, units]}, used as {@code x @ W}, that is fan_in = n and fan_out = units.
 */
@FunctionalInterface
public interface Initializer {
    /**
     * Writes every element.
     *
     * @param values row-major in the shape
     * @param key of the parameter's random stream; see {@link CounterRandom#key}
     */
    void fill(float[] values, List<Integer> shape, long key);

    /** All zero. */
    static Initializer zeros() {
        return new Initializers.Zeros();
    }

    /** All the same. */
    static Initializer constant(double value) {
        return new Initializers.Constant(value);
    }

    /** Uniform between two bounds. */
    static Initializer uniform(double low, double high) {
        return new Initializers.Uniform(low, high);
    }

    /** Normal with a mean and a standard deviation. */
    static Initializer normal(double mean, double deviation) {
        return new Initializers.Normal(mean, deviation);
    }

    /** Uniform in ±√(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010). */
    static Initializer xavierUniform() {
        return Initializers.Scaled.XAVIER_UNIFORM;
    }

    /** Normal with variance 2 / (fan_in + fan_out) (Glorot and Bengio, 2010). */
    static Initializer xavierNormal() {
        return Initializers.Scaled.XAVIER_NORMAL;
    }

    /** Uniform in ±√(6 / fan_in) (He et al., 2015). */
    static Initializer heUniform() {
        return Initializers.Scaled.HE_UNIFORM;
    }

    /** Normal with variance 2 / fan_in (He et al., 2015). */
    static Initializer heNormal() {
        return Initializers.Scaled.HE_NORMAL;
    }
}
