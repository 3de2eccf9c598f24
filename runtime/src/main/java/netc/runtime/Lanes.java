package netc.runtime;

/**
 * The lane-wise functions for one {@code float}.
 *
 * <p>{@code VectorLanes} holds the same functions for vectors; both take the same steps in the same order and so give the
 * same bits (every NaN counted as equal) on every lane width, interpreted or compiled. Change both or neither.
 *
 * <p>Errors against exact results over all floats: {@code exp} 0.84 ulp, {@code log} 0.84, {@code tanh} 1.31,
 * {@code sigmoid} 0.99, {@code erf} 1.00; {@code softplus} 4 ulp or 2e-7 absolute; the rest is correctly rounded.
 */
public final class Lanes {
    /** 1.5 · 2^23: added to a float of magnitude below 2^22 it leaves the nearest whole number in the low bits. */
    static final float ROUNDER = 12582912f;

    static final int ROUNDER_BITS = 0x4B400000;
    static final float LOG2_E = 1.442695f;

    /** ln 2 in two parts: the first has nine trailing zero bits, so that a whole number times it is exact. */
    static final float LN2_HIGH = 0.693359375f;

    static final float LN2_LOW = -2.12194440e-4f;

    /** Beyond these bounds exp is infinite or zero in float. */
    static final float EXP_MAX = 89f;

    static final float EXP_MIN = -104f;

    // exp(r) = 1 + r + r²(EXP_2 + r(EXP_3 + r(EXP_4 + r(EXP_5 + r·EXP_6)))), |r| <= ln 2 / 2
    static final float EXP_6 = 0.0013820734f;
    static final float EXP_5 = 0.008368677f;
    static final float EXP_4 = 0.041668266f;
    static final float EXP_3 = 0.16666521f;
    static final float EXP_2 = 0.49999994f;

    /** The bits of 1f, which are its exponent. */
    static final int ONE_BITS = 127 << 23;

    /** The bits of sqrt(1/2): mantissas are taken in [sqrt(1/2), sqrt 2), where log's polynomial is centred on 1. */
    static final int SQRT_HALF_BITS = 0x3F3504F3;

    static final int MANTISSA_MASK = 0x007FFFFF;

    static final float TWO_POW_23 = 8388608f;

    // log(1 + f) = f + f²(-1/2 + f(LOG_3 + f(LOG_4 + …)))
    static final float LOG_10 = -0.07636439f;
    static final float LOG_9 = 0.12762217f;
    static final float LOG_8 = -0.1315961f;
    static final float LOG_7 = 0.1420158f;
    static final float LOG_6 = -0.16623409f;
    static final float LOG_5 = 0.20001242f;
    static final float LOG_4 = -0.2500082f;
    static final float LOG_3 = 0.3333333f;

    // tanh(x) = x + x³(TANH_3 + x²(TANH_5 + …)) below TANH_NEAR
    static final float TANH_11 = -0.005692296f;
    static final float TANH_9 = 0.020628167f;
    static final float TANH_7 = -0.053736515f;
    static final float TANH_5 = 0.13331406f;
    static final float TANH_3 = -0.3333328f;
    static final float TANH_NEAR = 0.625f;

    // erf(x) = x + x·P(x²) below 1 and 1 - exp(-Q(x)) above
    static final float ERF_NEAR_6 = 7.806903e-05f;
    static final float ERF_NEAR_5 = -0.0007997853f;
    static final float ERF_NEAR_4 = 0.005187162f;
    static final float ERF_NEAR_3 = -0.026853347f;
    static final float ERF_NEAR_2 = 0.11283579f;
    static final float ERF_NEAR_1 = -0.37612626f;
    static final float ERF_NEAR_0 = 0.12837917f;
    static final float ERF_FAR_7 = 2.0823922e-05f;
    static final float ERF_FAR_6 = -0.0004313456f;
    static final float ERF_FAR_5 = 0.004156062f;
    static final float ERF_FAR_4 = -0.025080223f;
    static final float ERF_FAR_3 = 0.10821995f;
    static final float ERF_FAR_2 = 0.6334011f;
    static final float ERF_FAR_1 = 1.1294883f;
    static final float ERF_FAR_0 = -0.00016920414f;

    /** From here on erf is 1 in float. */
    static final float ERF_MAX = 4f;

    private Lanes() {}

    /** {@code -x}. */
    public static float neg(float x) {
        return -x;
    }

    /**
     * e^x: x = n·ln 2 + r with whole n, then 2^n times a polynomial in r (Cody and Waite's reduction, a minimax
     * polynomial of degree 6).
     */
    public static float exp(float x) {
        float bounded = Math.max(Math.min(x, EXP_MAX), EXP_MIN);
        float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float high = Math.fma(n, -LN2_HIGH, bounded);
        float r = Math.fma(n, -LN2_LOW, high);
        float p = Math.fma(EXP_6, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, 1f);
        p = Math.fma(p, r, 1f);
        return scale(p, shifted);
    }

    /** Natural logarithm: exponent and mantissa apart, a polynomial around 1; -∞ at ±0, NaN below. */
    public static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        float z = subnormal ? x * TWO_POW_23 : x;
        int bits = Float.floatToRawIntBits(z) - SQRT_HALF_BITS;
        float exponent = Float.intBitsToFloat((bits >> 23) + ROUNDER_BITS) - ROUNDER;
        float e = subnormal ? exponent - 23f : exponent;
        float f = Float.intBitsToFloat((bits & MANTISSA_MASK) + SQRT_HALF_BITS) - 1f;
        float p = Math.fma(LOG_10, f, LOG_9);
        p = Math.fma(p, f, LOG_8);
        p = Math.fma(p, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(f, p, -0.5f);
        float low = Math.fma(f * f, p, e * LN2_LOW);
        float y = Math.fma(e, LN2_HIGH, f + low);
        float finite = x < Float.POSITIVE_INFINITY ? y : x;
        float notPositive = x < 0f ? Float.NaN : Float.NEGATIVE_INFINITY;
        return x <= 0f ? notPositive : finite;
    }

    /** Square root, correctly rounded. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** |x|. */
    public static float abs(float x) {
        return Math.abs(x);
    }

    /** 1 above zero, -1 below, x itself for ±0 and NaN. */
    public static float sign(float x) {
        float negative = x < 0f ? -1f : x;
        return x > 0f ? 1f : negative;
    }

    /** x². */
    public static float square(float x) {
        return x * x;
    }

    /** {@code 1 / x}. */
    public static float reciprocal(float x) {
        return 1f / x;
    }

    /** max(x, 0); NaN stays NaN. */
    public static float relu(float x) {
        return Math.max(x, 0f);
    }

    /** 1 where x &gt; 0, else 0: the derivative of {@link #relu}. */
    public static float step(float x) {
        return x > 0f ? 1f : 0f;
    }

    /** 1 / (1 + e^-x): e^-|x| kept as a sum of two floats, and one Newton step after the division. */
    public static float sigmoid(float x) {
        float bounded = Math.max(-Math.abs(x), EXP_MIN);
        float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, bounded));
        float p = Math.fma(EXP_6, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        float minusOne = Math.fma(r * r, p, r);
        float high = minusOne + 1f;
        float low = minusOne - (high - 1f);
        float expHigh = scale(high, shifted);
        float expLow = scale(low, shifted);
        float sum = expHigh + 1f;
        float sumLow = (expHigh - (sum - 1f)) + expLow;
        float inverse = 1f / sum;
        boolean negative = x < 0f;
        float top = negative ? expHigh : 1f;
        float topLow = negative ? expLow : 0f;
        float minusQuotient = -(top * inverse);
        float rest = Math.fma(minusQuotient, sum, top) + topLow;
        rest = Math.fma(minusQuotient, sumLow, rest);
        return Math.fma(rest, inverse, -minusQuotient);
    }

    /** Hyperbolic tangent: a polynomial near zero, 1 - 2 / (e^2|x| + 1) further out. */
    public static float tanh(float x) {
        float a = Math.abs(x);
        float s = a * a;
        float p = Math.fma(TANH_11, s, TANH_9);
        p = Math.fma(p, s, TANH_7);
        p = Math.fma(p, s, TANH_5);
        p = Math.fma(p, s, TANH_3);
        float near = a + (a * s) * p;
        float far = 1f - 2f / (exp(a + a) + 1f);
        return (a < TANH_NEAR ? near : far) * sign(x);
    }

    /** log(1 + e^x) as max(x, 0) + log(1 + e^-|x|), with the rounding error of 1 + e^-|x| added back. */
    public static float softplus(float x) {
        float e = exp(-Math.abs(x));
        float u = e + 1f;
        float lost = e - (u - 1f);
        return Math.max(x, 0f) + (log(u) + lost);
    }

    /** The error function 2/√π ∫₀ˣ e^-t² dt: a polynomial below 1, 1 - e^-Q(|x|) above. */
    public static float erf(float x) {
        float a = Math.min(Math.abs(x), ERF_MAX);
        float near = Math.fma(a, erfNear(a * a), a);
        float far = 1f - exp(-erfFar(a));
        return (a < 1f ? near : far) * sign(x);
    }

    private static float erfNear(float s) {
        float p = Math.fma(ERF_NEAR_6, s, ERF_NEAR_5);
        p = Math.fma(p, s, ERF_NEAR_4);
        p = Math.fma(p, s, ERF_NEAR_3);
        p = Math.fma(p, s, ERF_NEAR_2);
        p = Math.fma(p, s, ERF_NEAR_1);
        return Math.fma(p, s, ERF_NEAR_0);
    }

    private static float erfFar(float a) {
        float q = Math.fma(ERF_FAR_7, a, ERF_FAR_6);
        q = Math.fma(q, a, ERF_FAR_5);
        q = Math.fma(q, a, ERF_FAR_4);
        q = Math.fma(q, a, ERF_FAR_3);
        q = Math.fma(q, a, ERF_FAR_2);
        q = Math.fma(q, a, ERF_FAR_1);
        return Math.fma(q, a, ERF_FAR_0);
    }

    /** {@code a + b}. */
    public static float add(float a, float b) {
        return a + b;
    }

    /** {@code a - b}. */
    public static float sub(float a, float b) {
        return a - b;
    }

    /** {@code a · b}. */
    public static float mul(float a, float b) {
        return a * b;
    }

    /** {@code a / b}. */
    public static float div(float a, float b) {
        return a / b;
    }

    /** The smaller operand; -0 is smaller than +0, NaN if either is. */
    public static float minimum(float a, float b) {
        return Math.min(a, b);
    }

    /** The larger operand; +0 is larger than -0, NaN if either is. */
    public static float maximum(float a, float b) {
        return Math.max(a, b);
    }

    /** 1 where a &lt; b, else 0. */
    public static float less(float a, float b) {
        return a < b ? 1f : 0f;
    }

    /** 1 where a &lt;= b, else 0. */
    public static float lessEqual(float a, float b) {
        return a <= b ? 1f : 0f;
    }

    /** 1 where a &gt; b, else 0. */
    public static float greater(float a, float b) {
        return a > b ? 1f : 0f;
    }

    /** 1 where a &gt;= b, else 0. */
    public static float greaterEqual(float a, float b) {
        return a >= b ? 1f : 0f;
    }

    /** 1 where a equals b, else 0; NaN equals nothing. */
    public static float equal(float a, float b) {
        return a == b ? 1f : 0f;
    }

    /** 0 where a equals b, else 1; NaN equals nothing. */
    public static float notEqual(float a, float b) {
        return a != b ? 1f : 0f;
    }

    /**
     * The index of the greatest of {@code count} numbers from {@code from} on, counted from 0: the lowest on a tie, and never
     * that of a NaN unless the first number is one.
     */
    public static int argmax(float[] values, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** Copies {@code count} numbers that lie {@code stride} apart next to each other. */
    public static void gather(float[] from, int at, int stride, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i * stride];
        }
    }

    /** {@code v · 2^n} for the n that {@code shifted} = n + {@link #ROUNDER} carries; two factors, for n beyond ±127. */
    private static float scale(float v, float shifted) {
        int bits = Float.floatToRawIntBits(shifted);
        int half = bits >> 1;
        return v * powerOfTwo(half) * powerOfTwo(bits - half);
    }

    /** 2^n for the n in the lowest bits; those of {@link #ROUNDER_BITS} above are shifted out. */
    private static float powerOfTwo(int bits) {
        return Float.intBitsToFloat((bits << 23) + ONE_BITS);
    }
}
