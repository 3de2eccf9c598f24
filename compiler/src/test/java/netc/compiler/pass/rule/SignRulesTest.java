package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;
import static netc.compiler.pass.rule.RuleCheck.rate;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class SignRulesTest {
    private static Value x(GraphBuilder g) {
        return batched(g, "x", 4);
    }

    private static Value y(GraphBuilder g) {
        return batched(g, "y", 4);
    }

    @Test
    void negateTwice() {
        RuleCheck.of(new NegateTwice())
                .rewrites(g -> g.neg(g.neg(x(g))), "x")
                .leaves(g -> g.neg(x(g)))
                .leaves(g -> g.neg(g.exp(g.neg(x(g)))));
    }

    @Test
    void negateDifference() {
        RuleCheck.of(new NegateDifference())
                .rewrites(g -> g.neg(g.sub(x(g), y(g))), "sub(y, x)")
                .leaves(g -> g.neg(g.add(x(g), y(g))));
        RuleCheck.of(new NegateDifference()).whereAllIsShared().leaves(g -> g.neg(g.sub(x(g), y(g))));
    }

    @Test
    void addNegation() {
        RuleCheck.of(new AddNegation())
                .rewrites(g -> g.add(x(g), g.neg(y(g))), "sub(x, y)")
                .rewrites(g -> g.add(g.neg(x(g)), y(g)), "sub(y, x)")
                .rewrites(g -> g.add(g.mul(g.neg(rate(g)), x(g)), y(g)), "sub(y, mul(rate, x))")
                .rewrites(g -> g.add(x(g), g.div(y(g), g.neg(rate(g)))), "sub(x, div(y, rate))")
                .leaves(g -> g.add(x(g), y(g)))
                .rewrites(g -> g.add(x(g), g.mul(g.constant(-2), y(g))), "sub(x, mul(2, y))")
                .leaves(g -> g.add(x(g), g.mul(g.constant(2), y(g))));
        RuleCheck.of(new AddNegation())
                .whereAllIsShared()
                .rewrites(g -> g.add(x(g), g.neg(y(g))), "sub(x, y)")
                .leaves(g -> g.add(x(g), g.mul(g.neg(rate(g)), y(g))));
    }

    @Test
    void subtractNegation() {
        RuleCheck.of(new SubtractNegation())
                .rewrites(g -> g.sub(x(g), g.neg(y(g))), "add(x, y)")
                .rewrites(g -> g.sub(x(g), g.mul(y(g), g.neg(rate(g)))), "add(x, mul(y, rate))")
                .rewrites(g -> g.sub(g.neg(x(g)), y(g)), "neg(add(x, y))")
                .leaves(g -> g.sub(x(g), y(g)));
    }

    @Test
    void negationIntoScale() {
        RuleCheck.of(new NegationIntoScale())
                .rewrites(g -> g.neg(g.mul(g.constant(2), x(g))), "mul(-2, x)")
                .rewrites(g -> g.neg(g.mul(x(g), rate(g))), "mul(neg(rate), x)")
                .rewrites(g -> g.neg(g.mul(g.constant(2), rate(g))), "mul(-2, rate)")
                .leaves(g -> g.neg(g.mul(x(g), y(g))))
                .leaves(g -> g.neg(g.mul(rate(g), rate(g))));
        RuleCheck.of(new NegationIntoScale()).whereAllIsShared().leaves(g -> g.neg(g.mul(g.constant(2), x(g))));
    }

    @Test
    void negationOutOfProduct() {
        RuleCheck.of(new NegationOutOfProduct())
                .rewrites(g -> g.mul(g.neg(x(g)), y(g)), "neg(mul(x, y))")
                .rewrites(g -> g.mul(x(g), g.neg(y(g))), "neg(mul(x, y))")
                .rewrites(g -> g.div(g.neg(x(g)), y(g)), "neg(div(x, y))")
                .rewrites(g -> g.mul(g.neg(rate(g)), rate(g)), "neg(mul(rate, rate))")
                .leaves(g -> g.mul(g.neg(rate(g)), x(g)))
                .leaves(g -> g.mul(x(g), y(g)));
    }

    @Test
    void sumNegation() {
        RuleCheck.of(new SumNegation())
                .rewrites(
                        g -> g.reduce(Monoid.SUM, g.neg(x(g)), List.of(0), false, true), "neg(sum(axes=[0], batch)(x))")
                .leaves(g -> g.reduce(Monoid.MAX, g.neg(x(g)), List.of(0), false, false))
                .leaves(g -> g.reduce(Monoid.SUM, x(g), List.of(0), false, false));
        RuleCheck.of(new SumNegation())
                .whereAllIsShared()
                .leaves(g -> g.reduce(Monoid.SUM, g.neg(x(g)), List.of(0), false, true));
    }
}
