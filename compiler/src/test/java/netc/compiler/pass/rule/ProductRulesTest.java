package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;
import static netc.compiler.pass.rule.RuleCheck.rate;
import static netc.compiler.pass.rule.RuleCheck.shared;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class ProductRulesTest {
    private static Value x(GraphBuilder g) {
        return batched(g, "x", 4);
    }

    private static Value y(GraphBuilder g) {
        return batched(g, "y", 4);
    }

    @Test
    void multiplySelf() {
        RuleCheck.of(new MultiplySelf())
                .rewrites(
                        g -> {
                            Value x = x(g);
                            return g.mul(x, x);
                        },
                        "square(x)")
                .leaves(g -> g.mul(x(g), y(g)));
    }

    @Test
    void addSelf() {
        RuleCheck.of(new AddSelf())
                .rewrites(
                        g -> {
                            Value x = x(g);
                            return g.add(x, x);
                        },
                        "mul(2, x)")
                .leaves(g -> g.add(x(g), y(g)))
                .leaves(g -> {
                    Value x = x(g);
                    return g.sub(x, x);
                });
    }

    @Test
    void gatherScales() {
        RuleCheck.of(new GatherScales())
                .rewrites(g -> g.mul(g.constant(3), g.mul(g.constant(2), x(g))), "mul(6, x)")
                .rewrites(g -> g.mul(g.mul(rate(g), x(g)), g.constant(2)), "mul(mul(2, rate), x)")
                .rewrites(g -> g.mul(g.constant(3), g.mul(rate(g), g.constant(2))), "mul(6, rate)")
                .leaves(g -> g.mul(x(g), g.mul(rate(g), y(g))))
                .leaves(g -> g.mul(rate(g), g.mul(rate(g), rate(g))))
                .leaves(g -> g.mul(g.constant(1e-30), g.mul(g.constant(1e-30), x(g))));
        RuleCheck.of(new GatherScales())
                .whereAllIsShared()
                .leaves(g -> g.mul(g.constant(3), g.mul(g.constant(2), x(g))));
    }

    @Test
    void commonScale() {
        RuleCheck.of(new CommonScale())
                .rewrites(
                        g -> {
                            Value rate = rate(g);
                            return g.sub(g.mul(rate, x(g)), g.mul(y(g), rate));
                        },
                        "mul(rate, sub(x, y))")
                .rewrites(
                        g -> {
                            Value rate = rate(g);
                            return g.add(g.mul(x(g), rate), g.mul(rate, shared(g, "b", 4)));
                        },
                        "mul(rate, add(x, b))")
                .leaves(g -> g.add(g.mul(rate(g), x(g)), g.mul(g.constant(2), y(g))))
                .leaves(g -> {
                    Value factor = batched(g, "factor", 4);
                    return g.add(g.mul(factor, x(g)), g.mul(factor, y(g)));
                });
        RuleCheck.of(new CommonScale()).whereAllIsShared().leaves(g -> {
            Value rate = rate(g);
            return g.sub(g.mul(rate, x(g)), g.mul(rate, y(g)));
        });
    }

    @Test
    void sumScale() {
        RuleCheck.of(new SumScale())
                .rewrites(
                        g -> g.reduce(Monoid.SUM, g.mul(rate(g), x(g)), List.of(0), false, false),
                        "mul(rate, sum(axes=[0])(x))")
                .leaves(g -> g.reduce(Monoid.SUM, g.mul(y(g), x(g)), List.of(0), false, false))
                .leaves(g -> g.reduce(Monoid.MAX, g.mul(rate(g), x(g)), List.of(0), false, false));
        RuleCheck.of(new SumScale())
                .whereAllIsShared()
                .leaves(g -> g.reduce(Monoid.SUM, g.mul(rate(g), x(g)), List.of(0), false, false));
    }

    @Test
    void scaleOutOfProduct() {
        RuleCheck.of(new ScaleOutOfProduct())
                .rewrites(g -> g.mul(g.mul(rate(g), x(g)), y(g)), "mul(rate, mul(x, y))")
                .rewrites(g -> g.mul(x(g), g.mul(y(g), g.constant(3))), "mul(3, mul(y, x))")
                .rewrites(g -> g.div(g.mul(rate(g), x(g)), y(g)), "mul(rate, div(x, y))")
                .leaves(g -> g.div(x(g), g.mul(rate(g), y(g))))
                .leaves(g -> g.mul(rate(g), g.mul(rate(g), x(g))))
                .leaves(g -> g.mul(g.mul(rate(g), batched(g, "s", 1)), y(g)));
        RuleCheck.of(new ScaleOutOfProduct()).whereAllIsShared().leaves(g -> g.mul(g.mul(rate(g), x(g)), y(g)));
    }

    @Test
    void divideByScale() {
        RuleCheck.of(new DivideByScale())
                .rewrites(g -> g.div(x(g), g.constant(8)), "mul(0.125, x)")
                .rewrites(g -> g.div(x(g), g.constant(-0.25)), "mul(-4, x)")
                .rewrites(g -> g.div(x(g), g.constant(5)), "mul(0.2, x)")
                .rewrites(g -> g.div(x(g), rate(g)), "mul(reciprocal(rate), x)")
                .rewrites(g -> g.div(batched(g, "s"), g.constant(8)), "mul(0.125, s)")
                .leaves(g -> g.div(batched(g, "s"), g.constant(5)))
                .leaves(g -> g.div(batched(g, "s"), rate(g)))
                .leaves(g -> g.div(x(g), g.constant(0)))
                .leaves(g -> g.div(x(g), y(g)))
                .leaves(g -> g.div(g.constant(8), x(g)));
    }
}
