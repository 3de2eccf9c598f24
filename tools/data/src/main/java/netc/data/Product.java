package netc.data;

import java.util.List;

/** The regression that no linear model can learn: y = x1 · x2 over the square from −1 to 1. */
final class Product {
    private Product() {}

    static Dataset dataset(int train, int test, long seed) {
        Samples all = samples(train + test, seed);
        return new Dataset("builtin:product", all.rows(0, train), all.rows(train, train + test));
    }

    private static Samples samples(int count, long seed) {
        float[] x = new float[2 * count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            Draws draws = new Draws(seed, i);
            x[2 * i] = (float) draws.uniform(-1, 1);
            x[2 * i + 1] = (float) draws.uniform(-1, 1);
            y[i] = x[2 * i] * x[2 * i + 1];
        }
        return new Samples(
                List.of(
                        new Column.Numbers("x", Column.Role.FEATURE, List.of(2), x),
                        new Column.Numbers("y", Column.Role.LABEL, List.of(1), y)),
                count);
    }
}
