package netc.compiler.ir;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of mathematics as text.
 *
 * @param precedence how tightly its outermost operator binds, see the constants
 */
record Formula(String text, int precedence) {
    private static final int COMPARISON = 1;
    private static final int SUM = 2;
    private static final int PRODUCT = 3;
    private static final int NEGATION = 4;
    private static final int POWER = 5;
    private static final int ATOM = 6;

    /** One over the number of samples in the batch. */
    static final Formula INVERSE_BATCH = new Formula("1/n", PRODUCT);

    private static final Map<Binary, String> OPERATORS = Map.of(
            Binary.ADD, "+",
            Binary.SUB, "-",
            Binary.MUL, "*",
            Binary.DIV, "/",
            Binary.LESS, "<",
            Binary.LESS_EQUAL, "<=",
            Binary.GREATER, ">",
            Binary.GREATER_EQUAL, ">=",
            Binary.EQUAL, "==",
            Binary.NOT_EQUAL, "!=");

    static Formula atom(String text) {
        return new Formula(text, ATOM);
    }

    static Formula call(String function, String arguments) {
        return atom(function + "(" + arguments + ")");
    }

    static Formula lanewise(LaneFunction function, List<Formula> x) {
        if (function == Binary.MUL && x.contains(INVERSE_BATCH)) {
            return infix(x.get(x.get(0).equals(INVERSE_BATCH) ? 1 : 0), "/", atom("n"), PRODUCT);
        }
        if (function instanceof Binary binary && OPERATORS.containsKey(binary)) {
            return infix(x.get(0), OPERATORS.get(binary), x.get(1), precedence(binary));
        }
        if (function == Unary.NEG) {
            return new Formula("-" + x.get(0).within(NEGATION), NEGATION);
        }
        if (function == Unary.SQUARE) {
            return new Formula(x.get(0).within(ATOM) + "^2", POWER);
        }
        if (function == Unary.STEP) {
            return infix(x.get(0), ">", atom("0"), COMPARISON);
        }
        if (function == Unary.RECIPROCAL) {
            return infix(atom("1"), "/", x.get(0), PRODUCT);
        }
        return call(function.functionName(), x.stream().map(Formula::text).collect(Collectors.joining(", ")));
    }

    static Formula product(Formula a, Formula b) {
        return infix(a, "@", b, PRODUCT);
    }

    /** A number as it is where it meets a tensor: rounded to float. */
    static Formula number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
        String text = whole ? Long.toString((long) number) : Float.toString((float) number);
        return new Formula(text, text.startsWith("-") ? NEGATION : ATOM);
    }

    Formula transposed() {
        boolean twoWords = text.indexOf(' ') >= 0;
        return atom((twoWords ? "(" + text + ")" : within(ATOM)) + "ᵀ");
    }

    private static Formula infix(Formula a, String operator, Formula b, int precedence) {
        boolean chained = precedence != COMPARISON;
        String left = a.within(chained ? precedence : precedence + 1);
        return new Formula(left + " " + operator + " " + b.within(precedence + 1), precedence);
    }

    private static int precedence(Binary binary) {
        return switch (binary) {
            case ADD, SUB -> SUM;
            case MUL, DIV -> PRODUCT;
            default -> COMPARISON;
        };
    }

    /** The text as an operand of an operator that binds as tightly as {@code least}. */
    private String within(int least) {
        return precedence < least ? "(" + text + ")" : text;
    }
}
