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
    static final ClassName TREES = ClassName.get("netc.runtime", "Trees");
    static final ClassName VECTOR_CALLS = ClassName.get("netc.runtime", "VectorCalls");
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

    /** @param method the arguments of the method that it is written into */
    static CodeBlock apply(Target target, Arguments method, LaneFunction function, List<CodeBlock> x) {
        return target.isVector() ? vector(method, function, x) : scalar(function, x);
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

    private static CodeBlock vector(Arguments method, LaneFunction function, List<CodeBlock> x) {
        if (function instanceof Unary unary) {
            return vectorUnary(method, unary, x.get(0));
        }
        Binary binary = (Binary) function;
        return switch (binary) {
            case ADD -> method(x, "add");
            case SUB -> method(x, "sub");
            case MUL -> method(x, "mul");
            case DIV -> method(x, "div");
            case MAXIMUM -> method(x, "max");
            case MINIMUM -> method(x, "min");
            case LESS -> comparison(method, x.get(0), "LT", x.get(1));
            case LESS_EQUAL -> comparison(method, x.get(0), "LE", x.get(1));
            case GREATER -> comparison(method, x.get(0), "GT", x.get(1));
            case GREATER_EQUAL -> comparison(method, x.get(0), "GE", x.get(1));
            case EQUAL -> comparison(method, x.get(0), "EQ", x.get(1));
            case NOT_EQUAL -> comparison(method, x.get(0), "NE", x.get(1));
        };
    }

    private static CodeBlock vectorUnary(Arguments method, Unary unary, CodeBlock x) {
        return switch (unary) {
            case NEG -> CodeBlock.of("$L.neg()", x);
            case SQRT -> CodeBlock.of("$L.sqrt()", x);
            case ABS -> CodeBlock.of("$L.abs()", x);
            case SQUARE -> CodeBlock.of("$L.mul($L)", x, x);
            case RECIPROCAL -> CodeBlock.of("$N.div($L)", method.use(VectorConstant.ONE), x);
            case RELU -> CodeBlock.of("$L.max($N)", x, method.use(VectorConstant.ZERO));
            case STEP -> comparison(method, x, "GT", CodeBlock.of("$N", method.use(VectorConstant.ZERO)));
            case SIGN ->
                CodeBlock.of(
                        "$1L.blend(-1f, $1L.compare($2T.LT, $3N)).blend(1f, $1L.compare($2T.GT, $3N))",
                        x,
                        OPERATORS,
                        method.use(VectorConstant.ZERO));
            case EXP, LOG, SIGMOID, TANH, SOFTPLUS, ERF ->
                throw new IllegalArgumentException(unary + " goes through memory");
        };
    }

    private static CodeBlock method(List<CodeBlock> x, String name) {
        return CodeBlock.of("$L.$L($L)", x.get(0), name, x.get(1));
    }

    /** 1 where it holds, and 0 elsewhere. */
    private static CodeBlock comparison(Arguments method, CodeBlock x, String operator, CodeBlock y) {
        return CodeBlock.of(
                "$N.blend($N, $L.compare($T.$L, $L))",
                method.use(VectorConstant.ZERO),
                method.use(VectorConstant.ONE),
                x,
                OPERATORS,
                operator,
                y);
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

    /** The runtime's fixed tree over the accumulators, without their number. */
    static String tree(Monoid monoid) {
        return switch (monoid) {
            case SUM -> "tree";
            case MAX -> "maxTree";
            case MIN -> "minTree";
            case LOGSUMEXP -> throw new IllegalArgumentException("log-sum-exp is computed by its parts");
        };
    }
}
