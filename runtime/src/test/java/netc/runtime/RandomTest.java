package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random numbers, initialisers and the order of samples. */
class RandomTest {
    private static final long KEY = CounterRandom.key(42, 0, "h[2].W");

    /** A change of these numbers changes every trained net: it needs a reason and a line in the changelog. */
    @Test
    void numbersStayWhatTheyAre() {
        assertThat(KEY).isEqualTo(CounterRandom.key(42, 0, "h[2].W"));
        assertThat(new long[] {CounterRandom.bits(0, 0), CounterRandom.bits(0, 1)})
                .containsExactly(0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L);
    }

    @Test
    void seedStepAndPathGiveOtherStreams() {
        Set<Long> keys = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            for (long step = 0; step < 50; step++) {
                keys.add(CounterRandom.key(seed, step, "h[0].W"));
                keys.add(CounterRandom.key(seed, step, "h[0].b"));
            }
        }
        assertThat(keys).hasSize(5000);
    }

    @Test
    void normalQuantileInvertsTheDistribution() {
        for (double x = -7.5; x < 8; x += 0.01) {
            double p = x < 0 ? upperTail(-x) : 1 - upperTail(x);
            assertThat(NormalQuantile.of(p)).isCloseTo(x, within(Math.max(1e-9, 1e-16 / density(x) * 4)));
        }
        assertThat(NormalQuantile.of(0.5)).isZero();
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        float[] values = new float[1_000_000];
        Initializer.normal(0.5, 2).fill(values, List.of(values.length), KEY);
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (float value : values) {
            double z = (value - 0.5) / 2;
            mean += z / values.length;
            square += z * z / values.length;
            fourth += z * z * z * z / values.length;
        }
        assertThat(mean).isCloseTo(0, within(0.004));
        assertThat(square).isCloseTo(1, within(0.006));
        assertThat(fourth).isCloseTo(3, within(0.05));
    }

    @Test
    void fansFollowTheRule() {
        assertThat(Initializers.fanIn(List.of(784, 128))).isEqualTo(784);
        assertThat(Initializers.fanOut(List.of(784, 128))).isEqualTo(128);
        assertThat(Initializers.fanIn(List.of(3, 3, 8, 16))).isEqualTo(72);
        assertThat(Initializers.fanOut(List.of(3, 3, 8, 16))).isEqualTo(144);
        assertThat(Initializers.fanIn(List.of(7))).isEqualTo(7);
        assertThat(Initializers.fanOut(List.of(7))).isEqualTo(7);
        assertThat(Initializers.fanIn(List.of())).isEqualTo(1);
    }

    @Test
    void scaledInitialisersHaveTheirVariance() {
        List<Integer> shape = List.of(400, 200);
        assertThat(variance(Initializer.heNormal(), shape)).isCloseTo(2.0 / 400, within(1e-4));
        assertThat(variance(Initializer.heUniform(), shape)).isCloseTo(2.0 / 400, within(1e-4));
        assertThat(variance(Initializer.xavierNormal(), shape)).isCloseTo(2.0 / 600, within(1e-4));
        assertThat(variance(Initializer.xavierUniform(), shape)).isCloseTo(2.0 / 600, within(1e-4));
        assertThat(variance(Initializer.constant(3), shape)).isCloseTo(9, within(1e-4));
        assertThat(variance(Initializer.zeros(), shape)).isZero();
    }

    @Test
    void initialisersPrintAsTheyAreWritten() {
        assertThat(List.of(Initializer.heNormal(), Initializer.zeros(), Initializer.uniform(-0.5, 0.5)))
                .hasToString("[he_normal, zeros, uniform(-0.5, 0.5)]");
    }

    @Test
    void shuffleIsAPermutationOfSeedAndEpoch() {
        int[] order = new int[1000];
        Shuffle.fill(order, 1000, 42, 3);
        int[] again = new int[1200];
        Shuffle.fill(again, 1000, 42, 3);
        int[] next = new int[1000];
        Shuffle.fill(next, 1000, 42, 4);
        assertThat(Arrays.copyOf(again, 1000)).isEqualTo(order);
        assertThat(next).isNotEqualTo(order);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            assertThat(sorted[i]).isEqualTo(i);
        }
    }

    private static double variance(Initializer initializer, List<Integer> shape) {
        float[] values = new float[shape.get(0) * shape.get(1)];
        initializer.fill(values, shape, KEY);
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }

    /** P(X &gt; x) for x &gt;= 0, by Simpson's rule on the density. */
    private static double upperTail(double x) {
        int steps = 4000;
        double width = 12.0 / steps;
        double sum = density(x) + density(x + 12);
        for (int i = 1; i < steps; i++) {
            sum += density(x + i * width) * (i % 2 == 0 ? 2 : 4);
        }
        return sum * width / 3;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
