package netc.runtime;

import static netc.runtime.VectorLanes.EXP_2;
import static netc.runtime.VectorLanes.EXP_3;
import static netc.runtime.VectorLanes.EXP_4;
import static netc.runtime.VectorLanes.EXP_5;
import static netc.runtime.VectorLanes.EXP_6;
import static netc.runtime.VectorLanes.EXP_MAX;
import static netc.runtime.VectorLanes.EXP_MIN;
import static netc.runtime.VectorLanes.LOG2_E;
import static netc.runtime.VectorLanes.MINUS_LN2_HIGH;
import static netc.runtime.VectorLanes.MINUS_LN2_LOW;
import static netc.runtime.VectorLanes.MINUS_ONE;
import static netc.runtime.VectorLanes.ONE;
import static netc.runtime.VectorLanes.ONE_BITS;
import static netc.runtime.VectorLanes.ROUNDER;
import static netc.runtime.VectorLanes.SPECIES;
import static netc.runtime.VectorLanes.TANH_11;
import static netc.runtime.VectorLanes.TANH_3;
import static netc.runtime.VectorLanes.TANH_5;
import static netc.runtime.VectorLanes.TANH_7;
import static netc.runtime.VectorLanes.TANH_9;
import static netc.runtime.VectorLanes.TANH_NEAR;
import static netc.runtime.VectorLanes.TWO;
import static netc.runtime.VectorLanes.ZERO;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The functions of {@link VectorLanes} that take a call, for many registers at once: while one waits for an operation to end, the
 * core works on the next.
 *
 * <p>{@code exp}, {@code sigmoid} and {@code tanh} are written out, step by step as there: in a loop of their own, C2 loads their constants
 * once, which takes a third less time for many registers and more for one. Each has more than 325 bytecodes, so that C2 compiles it by
 * itself, and reinterprets early, long before a method has so many nodes that a vector may be boxed.
 */
public final class VectorCalls {
    private static final int LANES = VectorLanes.bits() / Float.SIZE;

    private VectorCalls() {}

    /** Replaces {@code count} floats by their {@link Lanes#exp}, and those behind up to a whole register. */
    public static void exp(float[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        for (int i = from; i < from + count; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            FloatVector high = value.blend(EXP_MAX, value.compare(VectorOperators.GT, EXP_MAX));
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
            p.lanewise(VectorOperators.MUL, restPower.reinterpretAsFloats()).intoArray(x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#log}, and those behind up to a whole register. */
    public static void log(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.log(x, i, x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#sigmoid}, and those behind up to a whole register. */
    public static void sigmoid(float[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        for (int i = from; i < from + count; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            FloatVector negative = value.abs().neg();
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
            VectorMask<Float> below = value.compare(VectorOperators.LT, ZERO);
            FloatVector top = ONE.blend(expHigh, below);
            FloatVector topLow = ZERO.blend(expLow, below);
            FloatVector minusQuotient = top.mul(inverse).neg();
            FloatVector remainder = minusQuotient.fma(sum, top).add(topLow);
            remainder = minusQuotient.fma(sumLow, remainder);
            remainder.fma(inverse, minusQuotient.neg()).intoArray(x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#tanh}, and those behind up to a whole register. */
    public static void tanh(float[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        for (int i = from; i < from + count; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            FloatVector a = value.abs();
            FloatVector twice = a.add(a);
            FloatVector bounded = twice.blend(EXP_MAX, twice.compare(VectorOperators.GT, EXP_MAX));
            FloatVector shifted = bounded.fma(LOG2_E, ROUNDER);
            FloatVector n = shifted.sub(ROUNDER);
            FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, bounded));
            FloatVector e = r.fma(EXP_6, EXP_5);
            e = e.fma(r, EXP_4);
            e = e.fma(r, EXP_3);
            e = e.fma(r, EXP_2);
            e = e.fma(r, ONE);
            e = e.fma(r, ONE);
            IntVector bits = shifted.reinterpretAsInts();
            IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
            IntVector rest = bits.sub(half);
            FloatVector power =
                    half.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
            FloatVector restPower =
                    rest.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
            e = e.mul(power).mul(restPower);
            FloatVector far = ONE.sub(TWO.div(e.add(ONE)));
            FloatVector s = a.mul(a);
            FloatVector p = s.fma(TANH_11, TANH_9);
            p = p.fma(s, TANH_7);
            p = p.fma(s, TANH_5);
            p = p.fma(s, TANH_3);
            FloatVector near = a.add(a.mul(s).mul(p));
            FloatVector magnitude = far.blend(near, a.compare(VectorOperators.LT, TANH_NEAR));
            FloatVector sign = value.blend(MINUS_ONE, value.compare(VectorOperators.LT, ZERO));
            magnitude
                    .mul(sign.blend(ONE, value.compare(VectorOperators.GT, ZERO)))
                    .intoArray(x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#softplus}, and those behind up to a whole register. */
    public static void softplus(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.softplus(x, i, x, i);
        }
    }

    /** Replaces {@code count} floats by their {@link Lanes#erf}, and those behind up to a whole register. */
    public static void erf(float[] x, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            VectorLanes.erf(x, i, x, i);
        }
    }
}
