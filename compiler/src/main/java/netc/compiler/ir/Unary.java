package netc.compiler.ir;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lane-wise functions of one operand.
 *
 * <p>A new one is a row here and one method in each of the runtime's {@code Lanes} and {@code VectorLanes}; one that takes a call,
 * in {@code VectorCalls} too.
 */
public enum Unary implements LaneFunction {
    NEG(1, x -> -x, (g, x, y, dy) -> g.neg(dy)),
    EXP(18, Math::exp, (g, x, y, dy) -> g.mul(dy, y)),
    LOG(25, Math::log, (g, x, y, dy) -> g.div(dy, x)),
    SQRT(4, Math::sqrt, (g, x, y, dy) -> g.div(g.mul(dy, g.constant(0.5)), y)),
    ABS(1, Math::abs, (g, x, y, dy) -> g.mul(dy, g.sign(x))),
    SIGN(3, Math::signum, null),
    SQUARE(1, x -> x * x, (g, x, y, dy) -> g.mul(dy, g.mul(g.constant(2), x))),
    RECIPROCAL(4, x -> 1 / x, (g, x, y, dy) -> g.neg(g.mul(dy, g.square(y)))),
    /** max(x, 0); its adjoint takes the mask from the result, so that the operand need not be kept. */
    RELU(1, x -> Math.max(x, 0), (g, x, y, dy) -> g.mul(dy, g.step(y))),
    /** 1 where x &gt; 0, else 0. */
    STEP(2, x -> x > 0 ? 1 : 0, null),
    SIGMOID(35, x -> 1 / (1 + Math.exp(-x)), (g, x, y, dy) -> g.mul(dy, g.mul(y, g.sub(g.constant(1), y)))),
    TANH(35, Math::tanh, (g, x, y, dy) -> g.mul(dy, g.sub(g.constant(1), g.square(y)))),
    /** log(1 + exp(x)), written so that it neither overflows nor loses small results. */
    SOFTPLUS(50, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), (g, x, y, dy) -> g.mul(dy, g.sigmoid(x))),
    /** 2/√π ∫₀ˣ exp(−t²) dt. */
    ERF(
            40,
            ErrorFunction::erf,
            (g, x, y, dy) -> g.mul(dy, g.mul(g.constant(2 / Math.sqrt(Math.PI)), g.exp(g.neg(g.square(x))))));

    /** The chain rule: the adjoint of {@code x}, given {@code y = f(x)} and the adjoint of {@code y}. */
    @FunctionalInterface
    private interface ChainRule {
        Value adjoint(GraphBuilder g, Value x, Value y, Value dy);
    }

    private final int weight;
    private final DoubleUnaryOperator function;
    private final @Nullable ChainRule rule;

    Unary(int weight, DoubleUnaryOperator function, @Nullable ChainRule rule) {
        this.weight = weight;
        this.function = function;
        this.rule = rule;
    }

    @Override
    public String functionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public int weight() {
        return weight;
    }

    @Override
    public double evaluate(double... x) {
        return function.applyAsDouble(x[0]);
    }

    @Override
    public List<@Nullable Value> adjoints(GraphBuilder g, List<Value> x, Value y, Value dy) {
        return Collections.singletonList(rule == null ? null : rule.adjoint(g, x.get(0), y, dy));
    }
}
