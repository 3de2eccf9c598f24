package netc.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lane-wise functions for vectors of {@link #SPECIES}: {@link Lanes}, step by step, with the same bits.
 *
 * <p>Only generated vector kernels, and {@link VectorCalls} and {@link VectorScans} for them, may name this class. Nothing here uses
 * {@code lanewise(EXP)} and its like or {@code reduceLanes(ADD)}, whose bits differ between interpreter and compiled code.
 *
 * <p>C2 boxes every vector that is passed to a method it does not inline. It inlines no method of more than 325 bytecodes,
 * and none of more than 6 once the compiled method has taken 18,000 nodes, which about 43 vector operations do (measured on
 * JDK 17 and 25; the Vector API's own methods are exempt, but beyond that many nodes 17 sometimes boxes the operand of a
 * reinterpretation). Therefore the functions of many operations take <em>arrays</em>: {@code f(x, i, y, j)} applies f to the
 * {@link #SPECIES} lanes from {@code x[i]} on and stores the results from {@code y[j]} on, which may be the same place. They
 * pass no vector to a method of many operations, and those that reinterpret have more than 325 bytecodes, so that each is
 * compiled by itself, whoever calls it: a kernel may use as many of them as it likes without a box. The others are single
 * operations; a kernel of more than 40 operations writes them as calls of the Vector API.
 */
public final class VectorLanes {
    /** The vectors of this JVM: {@code -Dnetc.vector.bits} wide, or what the machine prefers. */
    public static final VectorSpecies<Float> SPECIES = species(VectorBits.requested());

    private static final int LANES = SPECIES.length();
    static final FloatVector ZERO = constant(0f);
    static final FloatVector ONE = constant(1f);
    static final FloatVector MINUS_ONE = constant(-1f);
    private static final FloatVector MINUS_HALF = constant(-0.5f);
    static final FloatVector TWO = constant(2f);
    private static final FloatVector NAN = constant(Float.NaN);
    private static final FloatVector INFINITY = constant(Float.POSITIVE_INFINITY);
    private static final FloatVector MINUS_INFINITY = constant(Float.NEGATIVE_INFINITY);
    private static final FloatVector MIN_NORMAL = constant(Float.MIN_NORMAL);
    private static final FloatVector TWENTY_THREE = constant(23f);
    static final FloatVector ROUNDER = constant(Lanes.ROUNDER);
    static final FloatVector LOG2_E = constant(Lanes.LOG2_E);
    private static final FloatVector LN2_HIGH = constant(Lanes.LN2_HIGH);
    static final FloatVector MINUS_LN2_HIGH = constant(-Lanes.LN2_HIGH);
    private static final FloatVector LN2_LOW = constant(Lanes.LN2_LOW);
    static final FloatVector MINUS_LN2_LOW = constant(-Lanes.LN2_LOW);
    static final FloatVector EXP_MAX = constant(Lanes.EXP_MAX);
    static final FloatVector EXP_MIN = constant(Lanes.EXP_MIN);
    static final FloatVector EXP_6 = constant(Lanes.EXP_6);
    static final FloatVector EXP_5 = constant(Lanes.EXP_5);
    static final FloatVector EXP_4 = constant(Lanes.EXP_4);
    static final FloatVector EXP_3 = constant(Lanes.EXP_3);
    static final FloatVector EXP_2 = constant(Lanes.EXP_2);
    private static final FloatVector TWO_POW_23 = constant(Lanes.TWO_POW_23);
    private static final FloatVector LOG_10 = constant(Lanes.LOG_10);
    private static final FloatVector LOG_9 = constant(Lanes.LOG_9);
    private static final FloatVector LOG_8 = constant(Lanes.LOG_8);
    private static final FloatVector LOG_7 = constant(Lanes.LOG_7);
    private static final FloatVector LOG_6 = constant(Lanes.LOG_6);
    private static final FloatVector LOG_5 = constant(Lanes.LOG_5);
    private static final FloatVector LOG_4 = constant(Lanes.LOG_4);
    private static final FloatVector LOG_3 = constant(Lanes.LOG_3);
    static final FloatVector TANH_11 = constant(Lanes.TANH_11);
    static final FloatVector TANH_9 = constant(Lanes.TANH_9);
    static final FloatVector TANH_7 = constant(Lanes.TANH_7);
    static final FloatVector TANH_5 = constant(Lanes.TANH_5);
    static final FloatVector TANH_3 = constant(Lanes.TANH_3);
    static final FloatVector TANH_NEAR = constant(Lanes.TANH_NEAR);
    private static final FloatVector ERF_NEAR_6 = constant(Lanes.ERF_NEAR_6);
    private static final FloatVector ERF_NEAR_5 = constant(Lanes.ERF_NEAR_5);
    private static final FloatVector ERF_NEAR_4 = constant(Lanes.ERF_NEAR_4);
    private static final FloatVector ERF_NEAR_3 = constant(Lanes.ERF_NEAR_3);
    private static final FloatVector ERF_NEAR_2 = constant(Lanes.ERF_NEAR_2);
    private static final FloatVector ERF_NEAR_1 = constant(Lanes.ERF_NEAR_1);
    private static final FloatVector ERF_NEAR_0 = constant(Lanes.ERF_NEAR_0);
    private static final FloatVector ERF_FAR_7 = constant(Lanes.ERF_FAR_7);
    private static final FloatVector ERF_FAR_6 = constant(Lanes.ERF_FAR_6);
    private static final FloatVector ERF_FAR_5 = constant(Lanes.ERF_FAR_5);
    private static final FloatVector ERF_FAR_4 = constant(Lanes.ERF_FAR_4);
    private static final FloatVector ERF_FAR_3 = constant(Lanes.ERF_FAR_3);
    private static final FloatVector ERF_FAR_2 = constant(Lanes.ERF_FAR_2);
    private static final FloatVector ERF_FAR_1 = constant(Lanes.ERF_FAR_1);
    private static final FloatVector ERF_FAR_0 = constant(Lanes.ERF_FAR_0);
    private static final FloatVector ERF_MAX = constant(Lanes.ERF_MAX);
    private static final IntVector ROUNDER_BITS = constant(Lanes.ROUNDER_BITS);
    private static final IntVector SQRT_HALF_BITS = constant(Lanes.SQRT_HALF_BITS);
    private static final IntVector MANTISSA_MASK = constant(Lanes.MANTISSA_MASK);
    static final IntVector ONE_BITS = constant(Lanes.ONE_BITS);

    private VectorLanes() {}

    /** {@code -x}. */
    public static FloatVector neg(FloatVector x) {
        return x.neg();
    }

    /** See {@link Lanes#exp}: from x[i] on to y[j] on. */
    public static void exp(float[] xs, int i, float[] ys, int j) {
        if (i < 0 || j < 0 || i > xs.length - LANES || j > ys.length - LANES) {
            throw new IndexOutOfBoundsException("expected " + LANES + " floats from " + i + " of " + xs.length
                    + " and from " + j + " of " + ys.length);
        }
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        FloatVector high = x.blend(EXP_MAX, x.compare(VectorOperators.GT, EXP_MAX));
        FloatVector bounded = high.blend(EXP_MIN, high.compare(VectorOperators.LT, EXP_MIN));
        FloatVector shifted = bounded.lanewise(VectorOperators.FMA, LOG2_E, ROUNDER);
        FloatVector n = shifted.lanewise(VectorOperators.SUB, ROUNDER);
        FloatVector r = n.lanewise(
                VectorOperators.FMA, MINUS_LN2_LOW, n.lanewise(VectorOperators.FMA, MINUS_LN2_HIGH, bounded));
        FloatVector p = r.lanewise(VectorOperators.FMA, EXP_6, EXP_5);
        p = p.lanewise(VectorOperators.FMA, r, EXP_4);
        p = p.lanewise(VectorOperators.FMA, r, EXP_3);
        p = p.lanewise(VectorOperators.FMA, r, EXP_2);
        p = p.lanewise(VectorOperators.FMA, r, ONE);
        p = p.lanewise(VectorOperators.FMA, r, ONE);
        IntVector bits = shifted.reinterpretAsInts();
        IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
        IntVector rest = bits.lanewise(VectorOperators.SUB, half);
        IntVector power = half.lanewise(VectorOperators.LSHL, 23).lanewise(VectorOperators.ADD, ONE_BITS);
        IntVector restPower = rest.lanewise(VectorOperators.LSHL, 23).lanewise(VectorOperators.ADD, ONE_BITS);
        p = p.lanewise(VectorOperators.MUL, power.reinterpretAsFloats());
        p.lanewise(VectorOperators.MUL, restPower.reinterpretAsFloats()).intoArray(ys, j);
    }

    /** See {@link Lanes#log}: from x[i] on to y[j] on. */
    public static void log(float[] xs, int i, float[] ys, int j) {
        if (i < 0 || j < 0 || i > xs.length - LANES || j > ys.length - LANES) {
            throw new IndexOutOfBoundsException("expected " + LANES + " floats from " + i + " of " + xs.length
                    + " and from " + j + " of " + ys.length);
        }
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        VectorMask<Float> subnormal = x.compare(VectorOperators.LT, MIN_NORMAL);
        FloatVector z = x.blend(x.mul(TWO_POW_23), subnormal);
        IntVector bits = z.reinterpretAsInts().sub(SQRT_HALF_BITS);
        IntVector shifted = bits.lanewise(VectorOperators.ASHR, 23).add(ROUNDER_BITS);
        FloatVector exponent = shifted.reinterpretAsFloats().sub(ROUNDER);
        FloatVector e = exponent.blend(exponent.sub(TWENTY_THREE), subnormal);
        IntVector mantissa = bits.and(MANTISSA_MASK).add(SQRT_HALF_BITS);
        FloatVector f = mantissa.reinterpretAsFloats().sub(ONE);
        FloatVector p = f.fma(LOG_10, LOG_9);
        p = p.fma(f, LOG_8);
        p = p.fma(f, LOG_7);
        p = p.fma(f, LOG_6);
        p = p.fma(f, LOG_5);
        p = p.fma(f, LOG_4);
        p = p.fma(f, LOG_3);
        p = f.fma(p, MINUS_HALF);
        FloatVector low = f.mul(f).fma(p, e.mul(LN2_LOW));
        FloatVector y = e.fma(LN2_HIGH, f.add(low));
        FloatVector finite = x.blend(y, x.compare(VectorOperators.LT, INFINITY));
        FloatVector notPositive = MINUS_INFINITY.blend(NAN, x.compare(VectorOperators.LT, ZERO));
        finite.blend(notPositive, x.compare(VectorOperators.LE, ZERO)).intoArray(ys, j);
    }

    /** See {@link Lanes#sqrt}. */
    public static FloatVector sqrt(FloatVector x) {
        return x.sqrt();
    }

    /** See {@link Lanes#abs}. */
    public static FloatVector abs(FloatVector x) {
        return x.abs();
    }

    /** See {@link Lanes#sign}. */
    public static FloatVector sign(FloatVector x) {
        FloatVector negative = x.blend(MINUS_ONE, x.compare(VectorOperators.LT, ZERO));
        return negative.blend(ONE, x.compare(VectorOperators.GT, ZERO));
    }

    /** See {@link Lanes#square}. */
    public static FloatVector square(FloatVector x) {
        return x.mul(x);
    }

    /** See {@link Lanes#reciprocal}. */
    public static FloatVector reciprocal(FloatVector x) {
        return ONE.div(x);
    }

    /** See {@link Lanes#relu}. */
    public static FloatVector relu(FloatVector x) {
        return x.max(ZERO);
    }

    /** See {@link Lanes#step}. */
    public static FloatVector step(FloatVector x) {
        return ZERO.blend(ONE, x.compare(VectorOperators.GT, ZERO));
    }

    /** See {@link Lanes#sigmoid}: from x[i] on to y[j] on. */
    public static void sigmoid(float[] xs, int i, float[] ys, int j) {
        if (i < 0 || j < 0 || i > xs.length - LANES || j > ys.length - LANES) {
            throw new IndexOutOfBoundsException("expected " + LANES + " floats from " + i + " of " + xs.length
                    + " and from " + j + " of " + ys.length);
        }
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        FloatVector negative = x.abs().neg();
        FloatVector bounded = negative.blend(EXP_MIN, negative.compare(VectorOperators.LT, EXP_MIN));
        FloatVector shifted = bounded.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, bounded));
        FloatVector p = r.fma(EXP_6, EXP_5);
        p = p.fma(r, EXP_4);
        p = p.fma(r, EXP_3);
        p = p.fma(r, EXP_2);
        FloatVector minusOne = r.mul(r).fma(p, r);
        FloatVector high = minusOne.add(ONE);
        FloatVector low = minusOne.sub(high.sub(ONE));
        IntVector bits = shifted.reinterpretAsInts();
        IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
        IntVector rest = bits.sub(half);
        FloatVector power =
                half.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
        FloatVector restPower =
                rest.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
        FloatVector expHigh = high.mul(power).mul(restPower);
        FloatVector expLow = low.mul(power).mul(restPower);
        FloatVector sum = expHigh.add(ONE);
        FloatVector sumLow = expHigh.sub(sum.sub(ONE)).add(expLow);
        FloatVector inverse = ONE.div(sum);
        VectorMask<Float> below = x.compare(VectorOperators.LT, ZERO);
        FloatVector top = ONE.blend(expHigh, below);
        FloatVector topLow = ZERO.blend(expLow, below);
        FloatVector minusQuotient = top.mul(inverse).neg();
        FloatVector remainder = minusQuotient.fma(sum, top).add(topLow);
        remainder = minusQuotient.fma(sumLow, remainder);
        remainder.fma(inverse, minusQuotient.neg()).intoArray(ys, j);
    }

    /** See {@link Lanes#tanh}: from x[i] on to y[j] on. */
    public static void tanh(float[] xs, int i, float[] ys, int j) {
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        FloatVector a = x.abs();
        a.add(a).intoArray(ys, j);
        exp(ys, j, ys, j);
        FloatVector e = FloatVector.fromArray(SPECIES, ys, j);
        FloatVector far = ONE.sub(TWO.div(e.add(ONE)));
        FloatVector s = a.mul(a);
        FloatVector p = s.fma(TANH_11, TANH_9);
        p = p.fma(s, TANH_7);
        p = p.fma(s, TANH_5);
        p = p.fma(s, TANH_3);
        FloatVector near = a.add(a.mul(s).mul(p));
        FloatVector magnitude = far.blend(near, a.compare(VectorOperators.LT, TANH_NEAR));
        FloatVector sign = x.blend(MINUS_ONE, x.compare(VectorOperators.LT, ZERO));
        magnitude.mul(sign.blend(ONE, x.compare(VectorOperators.GT, ZERO))).intoArray(ys, j);
    }

    /** See {@link Lanes#softplus}: from x[i] on to y[j] on. */
    public static void softplus(float[] xs, int i, float[] ys, int j) {
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        x.abs().neg().intoArray(ys, j);
        exp(ys, j, ys, j);
        FloatVector e = FloatVector.fromArray(SPECIES, ys, j);
        FloatVector u = e.add(ONE);
        FloatVector lost = e.sub(u.sub(ONE));
        u.intoArray(ys, j);
        log(ys, j, ys, j);
        FloatVector log = FloatVector.fromArray(SPECIES, ys, j);
        x.max(ZERO).add(log.add(lost)).intoArray(ys, j);
    }

    /** See {@link Lanes#erf}: from x[i] on to y[j] on. */
    public static void erf(float[] xs, int i, float[] ys, int j) {
        FloatVector x = FloatVector.fromArray(SPECIES, xs, i);
        FloatVector a = x.abs().min(ERF_MAX);
        FloatVector q = a.fma(ERF_FAR_7, ERF_FAR_6);
        q = q.fma(a, ERF_FAR_5);
        q = q.fma(a, ERF_FAR_4);
        q = q.fma(a, ERF_FAR_3);
        q = q.fma(a, ERF_FAR_2);
        q = q.fma(a, ERF_FAR_1);
        q = q.fma(a, ERF_FAR_0);
        q.neg().intoArray(ys, j);
        exp(ys, j, ys, j);
        FloatVector far = ONE.sub(FloatVector.fromArray(SPECIES, ys, j));
        FloatVector s = a.mul(a);
        FloatVector p = s.fma(ERF_NEAR_6, ERF_NEAR_5);
        p = p.fma(s, ERF_NEAR_4);
        p = p.fma(s, ERF_NEAR_3);
        p = p.fma(s, ERF_NEAR_2);
        p = p.fma(s, ERF_NEAR_1);
        p = p.fma(s, ERF_NEAR_0);
        FloatVector magnitude = far.blend(a.fma(p, a), a.compare(VectorOperators.LT, ONE));
        FloatVector sign = x.blend(MINUS_ONE, x.compare(VectorOperators.LT, ZERO));
        magnitude.mul(sign.blend(ONE, x.compare(VectorOperators.GT, ZERO))).intoArray(ys, j);
    }

    /** See {@link Lanes#add}. */
    public static FloatVector add(FloatVector a, FloatVector b) {
        return a.add(b);
    }

    /** See {@link Lanes#sub}. */
    public static FloatVector sub(FloatVector a, FloatVector b) {
        return a.sub(b);
    }

    /** See {@link Lanes#mul}. */
    public static FloatVector mul(FloatVector a, FloatVector b) {
        return a.mul(b);
    }

    /** See {@link Lanes#div}. */
    public static FloatVector div(FloatVector a, FloatVector b) {
        return a.div(b);
    }

    /** See {@link Lanes#minimum}. */
    public static FloatVector minimum(FloatVector a, FloatVector b) {
        return a.min(b);
    }

    /** See {@link Lanes#maximum}. */
    public static FloatVector maximum(FloatVector a, FloatVector b) {
        return a.max(b);
    }

    /** See {@link Lanes#less}. */
    public static FloatVector less(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.LT, b));
    }

    /** See {@link Lanes#lessEqual}. */
    public static FloatVector lessEqual(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.LE, b));
    }

    /** See {@link Lanes#greater}. */
    public static FloatVector greater(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.GT, b));
    }

    /** See {@link Lanes#greaterEqual}. */
    public static FloatVector greaterEqual(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.GE, b));
    }

    /** See {@link Lanes#equal}. */
    public static FloatVector equal(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.EQ, b));
    }

    /** See {@link Lanes#notEqual}. */
    public static FloatVector notEqual(FloatVector a, FloatVector b) {
        return ZERO.blend(ONE, a.compare(VectorOperators.NE, b));
    }

    /** How wide {@link #SPECIES} is: 128, 256 or 512, and so the name of the kernel class. */
    static int bits() {
        return SPECIES.vectorBitSize();
    }

    private static VectorSpecies<Float> species(int requested) {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        int bits = requested == 0 ? Math.max(128, Math.min(preferred, 512)) : requested;
        return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static IntVector constant(int value) {
        return IntVector.broadcast(SPECIES.withLanes(int.class), value);
    }
}
