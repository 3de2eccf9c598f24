package netc.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The initialisers that {@link Initializer} makes. */
final class Initializers {
    private Initializers() {}

    record Zeros() implements Initializer {
        @Override
        public void fill(float[] values, List<Integer> shape, long key) {
            Arrays.fill(values, 0f);
        }

        @Override
        public String toString() {
            return "zeros";
        }
    }

    record Constant(double value) implements Initializer {
        @Override
        public void fill(float[] values, List<Integer> shape, long key) {
            Arrays.fill(values, (float) value);
        }

        @Override
        public String toString() {
            return "constant(" + Rates.number(value) + ")";
        }
    }

    record Uniform(double low, double high) implements Initializer {
        @Override
        public void fill(float[] values, List<Integer> shape, long key) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (low + (high - low) * CounterRandom.uniform(key, i));
            }
        }

        @Override
        public String toString() {
            return "uniform(" + Rates.number(low) + ", " + Rates.number(high) + ")";
        }
    }

    record Normal(double mean, double deviation) implements Initializer {
        @Override
        public void fill(float[] values, List<Integer> shape, long key) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (mean + deviation * CounterRandom.normal(key, i));
            }
        }

        @Override
        public String toString() {
            return "normal(" + Rates.number(mean) + ", " + Rates.number(deviation) + ")";
        }
    }

    /** Variance 2 divided by the sum of the fans, or by the first. */
    enum Scaled implements Initializer {
        XAVIER_UNIFORM(true, true),
        XAVIER_NORMAL(true, false),
        HE_UNIFORM(false, true),
        HE_NORMAL(false, false);

        private final boolean bothFans;
        private final boolean uniform;

        Scaled(boolean bothFans, boolean uniform) {
            this.bothFans = bothFans;
            this.uniform = uniform;
        }

        @Override
        public void fill(float[] values, List<Integer> shape, long key) {
            double fans = bothFans ? fanIn(shape) + fanOut(shape) : fanIn(shape);
            double bound = Math.sqrt(6 / fans);
            Initializer drawn = uniform ? new Uniform(-bound, bound) : new Normal(0, Math.sqrt(2 / fans));
            drawn.fill(values, shape, key);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static long fanIn(List<Integer> shape) {
        int rank = shape.size();
        return rank < 2 ? product(shape, rank) : product(shape, rank - 1);
    }

    static long fanOut(List<Integer> shape) {
        int rank = shape.size();
        return rank < 2 ? product(shape, rank) : product(shape, rank - 2) * shape.get(rank - 1);
    }

    private static long product(List<Integer> shape, int dims) {
        return shape.stream().limit(dims).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
