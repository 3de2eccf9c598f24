package netc.runtime;

import java.util.List;

/**
 * Fills a new parameter.
 *
 * <p>The fans of a shape: the last two extents are fan_in and fan_out, each times the product of the extents before them
 * (a kernel's receptive field); of a rank-1 parameter both are its extent, of a scalar both are 1. For a matrix
 * {@code W: [n, units]}, used as {@code x @ W}, that is fan_in = n and fan_out = units.
 */
public interface Initializer {
    /**
     * Writes every element.
     *
     * @param values row-major in the shape
     * @param key of the parameter's random stream, see {@link CounterRandom}
     */
    void fill(float[] values, List<Integer> shape, long key);
}
