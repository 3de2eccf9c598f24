package netc.compiler.ir;

import java.util.Locale;

/** An associative combination with its identity, and the chain rule of reducing by it. */
public enum Monoid {
    SUM(0, (g, x, y, dy) -> g.broadcast(dy, x.type())),
    /** Where several elements share the greatest value, they share the adjoint evenly. */
    MAX(Double.NEGATIVE_INFINITY, (g, x, y, dy) -> Monoid.shareAmongTies(g, x, y, dy)),
    MIN(Double.POSITIVE_INFINITY, (g, x, y, dy) -> Monoid.shareAmongTies(g, x, y, dy)),
    /** log Σ exp(x), with the greatest element taken out so that nothing overflows. */
    LOGSUMEXP(Double.NEGATIVE_INFINITY, (g, x, y, dy) -> g.mul(dy, g.exp(g.sub(x, y))));

    /** The adjoint of {@code x}; {@code y} and {@code dy} come with the reduced axes kept as 1. */
    @FunctionalInterface
    interface ChainRule {
        Value adjoint(GraphBuilder g, Value x, Value y, Value dy);
    }

    private final double identity;
    private final ChainRule rule;

    Monoid(double identity, ChainRule rule) {
        this.identity = identity;
        this.rule = rule;
    }

    public double identity() {
        return identity;
    }

    ChainRule rule() {
        return rule;
    }

    private static Value shareAmongTies(GraphBuilder g, Value x, Value y, Value dy) {
        Value winners = g.equal(x, y);
        Value count = g.sumTo(winners, y.type());
        return g.mul(winners, g.div(dy, count));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
