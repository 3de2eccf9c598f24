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
        if (function instanceof Binary binary && OPERATORS.containsKey(binary)) {
            return infix(x.get(0), OPERATORS.get(binary), x.get(1), precedence(binary));
        }
        if (function == Unary.NEG) {
            return new Formula("-" + x.get(0).within(NEGATION), NEGATION);
        }
        if (function == Unary.SQUARE) {
            return new Formula(x.get(0).within(ATOM) + "^2", POWER);
        }
        if (function == Unary.RECIPROCAL) {
            return infix(atom("1"), "/", x.get(0), PRODUCT);
        }
        return call(function.functionName(), x.stream().map(Formula::text).collect(Collectors.joining(", ")));
    }

    /** The three products of a layer and its gradients as such, any other with its labels. */
    static Formula contraction(Contraction contraction, Formula a, Formula b) {
        String labels = contraction.left() + "," + contraction.right() + "->" + contraction.result();
        if (contraction.batch() && (labels.equals("k,kj->j") || labels.equals("ik,kj->ij"))) {
            return infix(a, "@", b, PRODUCT);
        }
        if (contraction.batch() && (labels.equals("j,kj->k") || labels.equals("ij,kj->ik"))) {
            return infix(a, "@", b.transposed(), PRODUCT);
        }
        if (!contraction.batch() && (labels.equals("k,j->kj"))) {
            return infix(a.transposed(), "@", b, PRODUCT);
        }
        return call("contract", labels + ", " + a.text() + ", " + b.text());
    }

    private Formula transposed() {
        return atom(within(ATOM) + "ᵀ");
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
