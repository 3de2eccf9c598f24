package netc.compiler.pass.rule;

import java.util.function.Predicate;
import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** What the patterns of rules are written in. */
final class Match {
    private Match() {}

    static boolean is(Value value, LaneFunction function) {
        return value.op() instanceof Lanewise lanewise && lanewise.function() == function;
    }

    static boolean isProduct(Value value) {
        return is(value, Binary.MUL);
    }

    /** Whether {@code value} is a literal. */
    static boolean isConstant(Value value) {
        return value.op() instanceof Leaf.Constant;
    }

    /** Whether {@code value} is the literal {@code number}; a zero of either sign is zero. */
    static boolean isConstant(Value value, double number) {
        return value.op() instanceof Leaf.Constant constant && constant.value() == number;
    }

    /** Whether {@code value} is one number for all lanes and samples. */
    static boolean isSingle(Value value) {
        return value.type().isSingle();
    }

    static boolean isNegation(Value value) {
        return is(value, Unary.NEG);
    }

    /** The number of a literal. */
    static double number(Value constant) {
        return ((Leaf.Constant) constant.op()).value();
    }

    /** The first of the two operands of {@code value} that fits, or {@code null}. */
    static @Nullable Value operand(Value value, Predicate<Value> fits) {
        return value.operands().stream().filter(fits).findFirst().orElse(null);
    }

    /** The operand of a value with two operands that is not {@code one}, or {@code one} again where both are it. */
    static Value other(Value value, Value one) {
        return value.operand(value.operand(0).equals(one) ? 1 : 0);
    }

    /**
     * The value whose negation {@code value} visibly is, or {@code null}: x of −x, and a·b or a/b where a or b is negated or a
     * negative literal.
     *
     * <p>What it makes is exact: a sign passes through a product or quotient unrounded.
     */
    static @Nullable Value negated(GraphBuilder g, Value value, Uses uses) {
        if (isNegation(value)) {
            return value.operand(0);
        }
        boolean scales = is(value, Binary.MUL) || is(value, Binary.DIV);
        if (!scales || uses.isShared(value)) {
            return null;
        }
        Value a = value.operand(0);
        Value b = value.operand(1);
        if (isNegative(a)) {
            return g.apply(value.op(), withoutSign(g, a), b);
        }
        return isNegative(b) ? g.apply(value.op(), a, withoutSign(g, b)) : null;
    }

    private static boolean isNegative(Value value) {
        return isNegation(value) || (isConstant(value) && number(value) < 0);
    }

    private static Value withoutSign(GraphBuilder g, Value negative) {
        return isConstant(negative) ? g.constant(-number(negative)) : negative.operand(0);
    }

    /** What a broadcast repeats; any other value itself. */
    static Value unrepeated(Value value) {
        return value.op() instanceof Layout.Broadcast ? value.operand(0) : value;
    }
}
