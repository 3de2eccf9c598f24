package netc.compiler.ir;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Lane-wise functions of two operands; comparisons give 1 or 0 and have no gradient. */
public enum Binary implements LaneFunction {
    ADD("add", 1, (a, b) -> a + b, (g, a, b, y, dy) -> List.of(dy, dy)),
    SUB("sub", 1, (a, b) -> a - b, (g, a, b, y, dy) -> List.of(dy, g.neg(dy))),
    MUL("mul", 1, (a, b) -> a * b, (g, a, b, y, dy) -> List.of(g.mul(dy, b), g.mul(dy, a))),
    DIV("div", 4, (a, b) -> a / b, (g, a, b, y, dy) -> List.of(g.div(dy, b), g.neg(g.div(g.mul(dy, y), b)))),
    MAXIMUM(
            "maximum",
            1,
            Math::max,
            (g, a, b, y, dy) -> List.of(g.mul(dy, g.greaterEqual(a, b)), g.mul(dy, g.less(a, b)))),
    MINIMUM(
            "minimum",
            1,
            Math::min,
            (g, a, b, y, dy) -> List.of(g.mul(dy, g.lessEqual(a, b)), g.mul(dy, g.greater(a, b)))),
    LESS("less", 2, (a, b) -> a < b ? 1 : 0, null),
    LESS_EQUAL("lessEqual", 2, (a, b) -> a <= b ? 1 : 0, null),
    GREATER("greater", 2, (a, b) -> a > b ? 1 : 0, null),
    GREATER_EQUAL("greaterEqual", 2, (a, b) -> a >= b ? 1 : 0, null),
    EQUAL("equal", 2, (a, b) -> a == b ? 1 : 0, null),
    NOT_EQUAL("notEqual", 2, (a, b) -> a != b ? 1 : 0, null);

    /** The chain rule: the adjoints of {@code a} and {@code b}, given {@code y = f(a, b)} and the adjoint of {@code y}. */
    @FunctionalInterface
    private interface ChainRule {
        List<Value> adjoints(GraphBuilder g, Value a, Value b, Value y, Value dy);
    }

    private final String functionName;
    private final int weight;
    private final DoubleBinaryOperator function;
    private final @Nullable ChainRule rule;

    Binary(String functionName, int weight, DoubleBinaryOperator function, @Nullable ChainRule rule) {
        this.functionName = functionName;
        this.weight = weight;
        this.function = function;
        this.rule = rule;
    }

    @Override
    public String functionName() {
        return functionName;
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public int weight() {
        return weight;
    }

    @Override
    public double evaluate(double... x) {
        return function.applyAsDouble(x[0], x[1]);
    }

    @Override
    public List<@Nullable Value> adjoints(GraphBuilder g, List<Value> x, Value y, Value dy) {
        return rule == null ? Arrays.asList(null, null) : List.copyOf(rule.adjoints(g, x.get(0), x.get(1), y, dy));
    }
}
