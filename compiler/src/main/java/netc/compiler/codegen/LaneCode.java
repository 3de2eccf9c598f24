package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import netc.compiler.ir.Binary;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Unary;

/** The text of one lane-wise operation, for one float or for a register of them; both have the same bits. */
final class LaneCode {
    static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");
    static final ClassName OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");
    static final ClassName LANES = ClassName.get("netc.runtime", "Lanes");
    static final ClassName VECTOR_LANES = ClassName.get("netc.runtime", "VectorLanes");

    private LaneCode() {}

    static TypeName type(Target target) {
        return target.isVector() ? FLOAT_VECTOR : TypeName.FLOAT;
    }

    static CodeBlock load(Target target, String array, CodeBlock index) {
        return target.isVector()
                ? CodeBlock.of("$T.fromArray(S, $N, $L)", FLOAT_VECTOR, array, index)
                : CodeBlock.of("$N[$L]", array, index);
    }

    static CodeBlock store(Target target, CodeBlock value, String array, CodeBlock index) {
        return target.isVector()
                ? CodeBlock.of("$L.intoArray($N, $L)", value, array, index)
                : CodeBlock.of("$N[$L] = $L", array, index, value);
    }

    /** One float in every lane. */
    static CodeBlock broadcast(Target target, CodeBlock scalar) {
        return target.isVector() ? CodeBlock.of("$T.broadcast(S, $L)", FLOAT_VECTOR, scalar) : scalar;
    }

    static CodeBlock literal(double value) {
        float rounded = (float) value;
        if (Float.isNaN(rounded)) {
            return CodeBlock.of("$T.NaN", Float.class);
        }
        if (Float.isInfinite(rounded)) {
            return CodeBlock.of("$T.$L", Float.class, rounded > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
        }
        boolean whole =
                rounded == Math.rint(rounded) && Math.abs(rounded) < 1e7 && Float.floatToIntBits(rounded) != 0x80000000;
        return CodeBlock.of("$L", whole ? (int) rounded + "f" : rounded + "f");
    }

    /** Whether a register-wide call of the function goes through memory: it takes too many instructions to be inlined. */
    static boolean isCall(LaneFunction function) {
        return function instanceof Unary unary
                && switch (unary) {
                    case EXP, LOG, SIGMOID, TANH, SOFTPLUS, ERF -> true;
                    default -> false;
                };
    }

    static CodeBlock apply(Target target, LaneFunction function, List<CodeBlock> x) {
        return target.isVector() ? vector(function, x) : scalar(function, x);
    }

    static CodeBlock scalar(LaneFunction function, List<CodeBlock> x) {
        String operator = operator(function);
        if (!operator.isEmpty()) {
            return CodeBlock.of("$L $L $L", x.get(0), operator, x.get(1));
        }
        return CodeBlock.of("$T.$L($L)", LANES, function.functionName(), CodeBlock.join(x, ", "));
    }

    private static String operator(LaneFunction function) {
        if (function == Binary.ADD) {
            return "+";
        } else if (function == Binary.SUB) {
            return "-";
        } else if (function == Binary.MUL) {
            return "*";
        }
        return function == Binary.DIV ? "/" : "";
    }

    private static CodeBlock vector(LaneFunction function, List<CodeBlock> x) {
        if (function instanceof Unary unary) {
            return vectorUnary(unary, x.get(0));
        }
        Binary binary = (Binary) function;
        return switch (binary) {
            case ADD -> method(x, "add");
            case SUB -> method(x, "sub");
            case MUL -> method(x, "mul");
            case DIV -> method(x, "div");
            case MAXIMUM -> method(x, "max");
            case MINIMUM -> method(x, "min");
            case LESS -> comparison(x, "LT");
            case LESS_EQUAL -> comparison(x, "LE");
            case GREATER -> comparison(x, "GT");
            case GREATER_EQUAL -> comparison(x, "GE");
            case EQUAL -> comparison(x, "EQ");
            case NOT_EQUAL -> comparison(x, "NE");
        };
    }

    private static CodeBlock vectorUnary(Unary unary, CodeBlock x) {
        return switch (unary) {
            case NEG -> CodeBlock.of("$L.neg()", x);
            case SQRT -> CodeBlock.of("$L.sqrt()", x);
            case ABS -> CodeBlock.of("$L.abs()", x);
            case SQUARE -> CodeBlock.of("$L.mul($L)", x, x);
            case RECIPROCAL -> CodeBlock.of("ONE.div($L)", x);
            case RELU -> CodeBlock.of("$L.max(ZERO)", x);
            case STEP -> CodeBlock.of("ZERO.blend(ONE, $L.compare($T.GT, ZERO))", x, OPERATORS);
            case SIGN ->
                CodeBlock.of(
                        "$L.blend(-1f, $L.compare($T.LT, ZERO)).blend(1f, $L.compare($T.GT, ZERO))",
                        x,
                        x,
                        OPERATORS,
                        x,
                        OPERATORS);
            case EXP, LOG, SIGMOID, TANH, SOFTPLUS, ERF ->
                throw new IllegalArgumentException(unary + " goes through memory");
        };
    }

    private static CodeBlock method(List<CodeBlock> x, String name) {
        return CodeBlock.of("$L.$L($L)", x.get(0), name, x.get(1));
    }

    private static CodeBlock comparison(List<CodeBlock> x, String operator) {
        return CodeBlock.of("ZERO.blend(ONE, $L.compare($T.$L, $L))", x.get(0), OPERATORS, operator, x.get(1));
    }

    /** The function that combines two elements of a reduction. */
    static LaneFunction combine(Monoid monoid) {
        return switch (monoid) {
            case SUM -> Binary.ADD;
            case MAX -> Binary.MAXIMUM;
            case MIN -> Binary.MINIMUM;
            case LOGSUMEXP -> throw new IllegalArgumentException("log-sum-exp is computed by its parts");
        };
    }

    /** The runtime's fixed tree over the 16 accumulators. */
    static String tree(Monoid monoid) {
        return switch (monoid) {
            case SUM -> "tree16";
            case MAX -> "maxTree16";
            case MIN -> "minTree16";
            case LOGSUMEXP -> throw new IllegalArgumentException("log-sum-exp is computed by its parts");
        };
    }
}
