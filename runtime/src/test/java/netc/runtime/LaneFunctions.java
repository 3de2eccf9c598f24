package netc.runtime;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;

/** The tables of lane-wise functions, as arrays to arrays: what the tests enumerate. */
final class LaneFunctions {
    interface Scalar1 {
        float apply(float x);
    }

    interface Scalar2 {
        float apply(float a, float b);
    }

    /** Applies a function to whole vectors. */
    interface OnArrays {
        void apply(float[] a, float[] b, float[] out, int count);
    }

    private interface Step {
        void apply(float[] x, int i, float[] y, int j);
    }

    private interface InPlace {
        void apply(float[] x, int from, int count);
    }

    static final Map<String, Scalar1> UNARY = new TreeMap<>(Map.ofEntries(
            entry("neg", Lanes::neg),
            entry("exp", Lanes::exp),
            entry("log", Lanes::log),
            entry("sqrt", Lanes::sqrt),
            entry("abs", Lanes::abs),
            entry("sign", Lanes::sign),
            entry("square", Lanes::square),
            entry("reciprocal", Lanes::reciprocal),
            entry("relu", Lanes::relu),
            entry("step", Lanes::step),
            entry("sigmoid", Lanes::sigmoid),
            entry("tanh", Lanes::tanh),
            entry("softplus", Lanes::softplus),
            entry("erf", Lanes::erf)));

    static final Map<String, Scalar2> BINARY = new TreeMap<>(Map.ofEntries(
            entry("add", Lanes::add),
            entry("sub", Lanes::sub),
            entry("mul", Lanes::mul),
            entry("div", Lanes::div),
            entry("minimum", Lanes::minimum),
            entry("maximum", Lanes::maximum),
            entry("less", Lanes::less),
            entry("lessEqual", Lanes::lessEqual),
            entry("greater", Lanes::greater),
            entry("greaterEqual", Lanes::greaterEqual),
            entry("equal", Lanes::equal),
            entry("notEqual", Lanes::notEqual)));

    static final Map<String, OnArrays> VECTOR = new TreeMap<>(Map.ofEntries(
            entry("neg", unary(VectorLanes::neg)),
            entry("exp", steps(VectorLanes::exp, VectorCalls::exp)),
            entry("log", steps(VectorLanes::log, VectorCalls::log)),
            entry("sqrt", unary(VectorLanes::sqrt)),
            entry("abs", unary(VectorLanes::abs)),
            entry("sign", unary(VectorLanes::sign)),
            entry("square", unary(VectorLanes::square)),
            entry("reciprocal", unary(VectorLanes::reciprocal)),
            entry("relu", unary(VectorLanes::relu)),
            entry("step", unary(VectorLanes::step)),
            entry("sigmoid", steps(VectorLanes::sigmoid, VectorCalls::sigmoid)),
            entry("tanh", steps(VectorLanes::tanh, VectorCalls::tanh)),
            entry("softplus", steps(VectorLanes::softplus, VectorCalls::softplus)),
            entry("erf", steps(VectorLanes::erf, VectorCalls::erf)),
            entry("add", binary(VectorLanes::add)),
            entry("sub", binary(VectorLanes::sub)),
            entry("mul", binary(VectorLanes::mul)),
            entry("div", binary(VectorLanes::div)),
            entry("minimum", binary(VectorLanes::minimum)),
            entry("maximum", binary(VectorLanes::maximum)),
            entry("less", binary(VectorLanes::less)),
            entry("lessEqual", binary(VectorLanes::lessEqual)),
            entry("greater", binary(VectorLanes::greater)),
            entry("greaterEqual", binary(VectorLanes::greaterEqual)),
            entry("equal", binary(VectorLanes::equal)),
            entry("notEqual", binary(VectorLanes::notEqual))));

    private LaneFunctions() {}

    /** The first half register by register, the second in one call that replaces its operand, for less than a whole last register. */
    private static OnArrays steps(Step step, InPlace call) {
        return (a, b, out, count) -> {
            int half = count / 2;
            for (int i = 0; i < half; i += VectorLanes.SPECIES.length()) {
                step.apply(a, i, out, i);
            }
            System.arraycopy(a, half, out, half, count - half);
            call.apply(out, half, count - half - 3);
        };
    }

    private static OnArrays unary(UnaryOperator<FloatVector> function) {
        return (a, b, out, count) -> {
            for (int i = 0; i < count; i += VectorLanes.SPECIES.length()) {
                function.apply(FloatVector.fromArray(VectorLanes.SPECIES, a, i)).intoArray(out, i);
            }
        };
    }

    private static OnArrays binary(BiFunction<FloatVector, FloatVector, FloatVector> function) {
        return (a, b, out, count) -> {
            for (int i = 0; i < count; i += VectorLanes.SPECIES.length()) {
                function.apply(
                                FloatVector.fromArray(VectorLanes.SPECIES, a, i),
                                FloatVector.fromArray(VectorLanes.SPECIES, b, i))
                        .intoArray(out, i);
            }
        };
    }
}
