package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far {@link Lanes} is from exact results, over every 257th bit pattern. */
class LanesAccuracyTest {
    private static final int STRIDE = 257;

    private static final Map<String, DoubleUnaryOperator> EXACT = Map.of(
            "exp", Math::exp,
            "log", Math::log,
            "tanh", Math::tanh,
            "sigmoid", x -> x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)),
            "erf", DoubleFunctions::erf,
            "softplus", x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));

    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "tanh", "sigmoid", "erf"})
    void errorIsAtMostTwoUlp(String name) {
        Worst worst = worst(name, 0);
        assertThat(worst.ulps).as("%s(%s)", name, worst.x).isLessThanOrEqualTo(2);
    }

    @Test
    void softplusIsWithinFourUlpOrATinyAmount() {
        Worst worst = worst("softplus", 2e-7);
        assertThat(worst.ulps).as("softplus(%s)", worst.x).isLessThanOrEqualTo(4);
    }

    @Test
    void specialValues() {
        assertThat(Lanes.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(Lanes.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Lanes.exp(0f)).isEqualTo(1f);
        assertThat(Lanes.log(1f)).isEqualTo(0f);
        assertThat(Lanes.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Lanes.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Lanes.log(-1f)).isNaN();
        assertThat(Lanes.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Lanes.sigmoid(0f)).isEqualTo(0.5f);
        assertThat(Float.floatToIntBits(Lanes.tanh(-0f))).isEqualTo(Float.floatToIntBits(-0f));
        assertThat(Float.floatToIntBits(Lanes.erf(-0f))).isEqualTo(Float.floatToIntBits(-0f));
        assertThat(Lanes.sign(Float.NaN)).isNaN();
        assertThat(Float.floatToIntBits(Lanes.sign(-0f))).isEqualTo(Float.floatToIntBits(-0f));
        assertThat(Lanes.relu(Float.NaN)).isNaN();
        assertThat(Lanes.step(Float.NaN)).isEqualTo(0f);
        assertThat(Lanes.notEqual(Float.NaN, Float.NaN)).isEqualTo(1f);
        assertThat(Lanes.equal(Float.NaN, Float.NaN)).isEqualTo(0f);
    }

    @Test
    void treesCombineInTheFixedOrder() {
        float[] scratch = new float[20];
        for (int i = 0; i < 16; i++) {
            scratch[i + 3] = (i % 2 == 0 ? 1f : -1f) / (i + 1);
        }
        float[] pairs = halved(scratch, 3, 8, Float::sum);
        float[] fours = halved(pairs, 0, 4, Float::sum);
        float sum = (fours[0] + fours[2]) + (fours[1] + fours[3]);
        assertThat(Trees.tree16(scratch, 3)).isEqualTo(sum);
        assertThat(Trees.tree8(pairs, 0)).isEqualTo(sum);
        assertThat(Trees.tree4(fours, 0)).isEqualTo(sum);

        for (int i = 0; i < 16; i++) {
            float[] some = scratch.clone();
            some[i + 3] = 2f;
            assertThat(Trees.maxTree16(some, 3)).isEqualTo(2f);
            some[i + 3] = -2f;
            assertThat(Trees.minTree16(some, 3)).isEqualTo(-2f);
        }
        for (int i = 0; i < 8; i++) {
            float[] some = pairs.clone();
            some[i] = 2f;
            assertThat(Trees.maxTree8(some, 0)).isEqualTo(2f);
            some[i] = -2f;
            assertThat(Trees.minTree8(some, 0)).isEqualTo(-2f);
        }
        for (int i = 0; i < 4; i++) {
            float[] some = fours.clone();
            some[i] = 2f;
            assertThat(Trees.maxTree4(some, 0)).isEqualTo(2f);
            some[i] = -2f;
            assertThat(Trees.minTree4(some, 0)).isEqualTo(-2f);
        }
    }

    private static float[] halved(float[] from, int offset, int half, BinaryOperator<Float> combine) {
        float[] halves = new float[half];
        for (int i = 0; i < half; i++) {
            halves[i] = combine.apply(from[offset + i], from[offset + half + i]);
        }
        return halves;
    }

    private record Worst(float x, double ulps) {}

    private static Worst worst(String name, double negligible) {
        LaneFunctions.Scalar1 function = LaneFunctions.UNARY.get(name);
        DoubleUnaryOperator exact = EXACT.get(name);
        Worst worst = new Worst(0, 0);
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            float actual = function.apply(x);
            double expected = exact.applyAsDouble(x);
            double ulps = ulps(actual, expected);
            if (ulps > worst.ulps && !(Math.abs(actual - expected) <= negligible)) {
                worst = new Worst(x, ulps);
            }
        }
        return worst;
    }

    private static double ulps(float actual, double expected) {
        float rounded = (float) expected;
        if (Float.compare(actual, rounded) == 0 || actual == rounded) {
            return 0;
        }
        if (Float.isNaN(actual) || Float.isNaN(rounded) || Float.isInfinite(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - expected) / Math.ulp(rounded);
    }
}
