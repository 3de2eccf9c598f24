package netc.data;

/**
 * The random numbers of one sample: SplitMix64, started from the data set's seed and the sample's index, so that a sample
 * does not depend on how many others are made.
 *
 * <p>Only arithmetic that Java defines to the last bit, so every JDK draws the same.
 */
final class Draws {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed, long sample) {
        state = mix(mix(seed) + sample * GOLDEN_GAMMA);
    }

    /** Evenly between {@code low} and {@code high}. */
    double uniform(double low, double high) {
        return low + (high - low) * unit();
    }

    /** About normal with mean 0 and deviation 1: the sum of four uniform numbers, and never beyond 3.5. */
    double noise() {
        double sum = unit() + unit() + unit() + unit();
        return (sum - 2) * 1.7320508075688772;
    }

    private double unit() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
