package netc.runtime;

/**
 * Random numbers as a function of a key and a counter: no state, so that any thread may draw any number of any stream, and
 * equal keys give equal numbers everywhere.
 *
 * <p>A number is SplitMix64's output function (Steele, Lea and Flood, 2014) of {@code key + (counter + 1) · γ}. Keys come
 * from seed, step and the path of the parameter or call that draws.
 */
public final class CounterRandom {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /**
     * The key of a stream.
     *
     * @param seed of the run
     * @param step of training; 0 for what is drawn once
     * @param path of the parameter or call, e.g. {@code h[2].W}
     */
    public static long key(long seed, long step, String path) {
        long key = mix(mix(seed + GAMMA) ^ step);
        for (int i = 0; i < path.length(); i++) {
            key = mix((key + GAMMA) ^ path.charAt(i));
        }
        return key;
    }

    /** 64 random bits. */
    public static long bits(long key, long counter) {
        return mix(key + (counter + 1) * GAMMA);
    }

    /** Uniform in (0, 1), a multiple of 2^-53 plus 2^-54: never 0 or 1. */
    public static double uniform(long key, long counter) {
        return ((bits(key, counter) >>> 11) + 0.5) * 0x1p-53;
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    public static float uniformFloat(long key, long counter) {
        return (bits(key, counter) >>> 40) * 0x1p-24f;
    }

    /** Standard normal, the inverse distribution function of {@link #uniform}. */
    public static double normal(long key, long counter) {
        return NormalQuantile.of(uniform(key, counter));
    }

    /** A whole number from 0 to {@code bound - 1}; some are more likely than others by at most {@code bound} in 2^32. */
    public static int below(int bound, long key, long counter) {
        return (int) (((bits(key, counter) >>> 32) * bound) >>> 32);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
