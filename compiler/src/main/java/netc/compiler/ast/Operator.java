package netc.compiler.ast;

import java.util.Arrays;

/** The operators with two operands, without {@code ^}. */
public enum Operator {
    MATMUL("@"),
    MULTIPLY("*"),
    DIVIDE("/"),
    ADD("+"),
    SUBTRACT("-"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    static Operator of(String symbol) {
        return Arrays.stream(values())
                .filter(o -> o.symbol.equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
