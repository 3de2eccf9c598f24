package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class ReductionRulesTest {
    private static Value x(GraphBuilder g) {
        return batched(g, "x", 3, 1, 4);
    }

    @Test
    void reduceKeptAxes() {
        RuleCheck.of(new ReduceKeptAxes())
                .rewrites(
                        g -> g.reduce(Monoid.LOGSUMEXP, x(g), List.of(2), true, false),
                        "reshape[3, 1, 1](logsumexp(axes=[2])(x))")
                .rewrites(g -> g.reduce(Monoid.SUM, x(g), List.of(), true, true), "sum(axes=[], batch)(x)")
                .leaves(g -> g.reduce(Monoid.SUM, x(g), List.of(2), false, false));
    }

    @Test
    void reduceOneElement() {
        RuleCheck.of(new ReduceOneElement())
                .rewrites(g -> g.reduce(Monoid.MAX, x(g), List.of(1), false, false), "reshape[3, 4](x)")
                .rewrites(
                        g -> g.reduce(Monoid.SUM, x(g), List.of(1, 2), false, true),
                        "sum(axes=[1], batch)(reshape[3, 4](x))")
                .rewrites(g -> g.reduce(Monoid.LOGSUMEXP, batched(g, "z", 1), List.of(0), false, false), "reshape[](z)")
                .rewrites(g -> g.apply(new Reduction(Monoid.SUM, List.of(), false, false), x(g)), "x")
                .leaves(g -> g.reduce(Monoid.SUM, x(g), List.of(2), false, false));
    }
}
