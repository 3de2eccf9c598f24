package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;
import static netc.compiler.pass.rule.RuleCheck.rate;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import org.junit.jupiter.api.Test;

class NeutralElementRulesTest {
    private static Value x(GraphBuilder g) {
        return batched(g, "x", 4);
    }

    @Test
    void foldConstant() {
        RuleCheck.of(new FoldConstant())
                .rewrites(g -> g.mul(g.constant(3), g.constant(0.5)), "1.5")
                .rewrites(g -> g.exp(g.constant(0)), "1")
                .leaves(g -> g.mul(g.constant(3), rate(g)))
                .leaves(g -> g.lanewise(Unary.LOG, g.constant(0)))
                .leaves(g -> g.mul(g.constant(1e-30), g.constant(1e-30)));
    }

    @Test
    void multiplyByOne() {
        RuleCheck.of(new MultiplyByOne())
                .rewrites(g -> g.mul(x(g), g.constant(1)), "x")
                .rewrites(g -> g.mul(g.constant(1), rate(g)), "rate")
                .rewrites(g -> g.div(x(g), g.constant(1)), "x")
                .leaves(g -> g.div(g.constant(1), x(g)))
                .leaves(g -> g.mul(x(g), g.constant(2)));
    }

    @Test
    void multiplyByMinusOne() {
        RuleCheck.of(new MultiplyByMinusOne())
                .rewrites(g -> g.mul(x(g), g.constant(-1)), "neg(x)")
                .rewrites(g -> g.div(x(g), g.constant(-1)), "neg(x)")
                .leaves(g -> g.div(g.constant(-1), x(g)))
                .leaves(g -> g.mul(x(g), g.constant(1)));
    }

    @Test
    void multiplyByZero() {
        RuleCheck.of(new MultiplyByZero())
                .rewrites(g -> g.mul(g.step(x(g)), g.constant(0)), "broadcast f32[n; 4](0)")
                .rewrites(g -> g.mul(g.constant(0), rate(g)), "0")
                .rewrites(
                        g -> g.mul(g.reshape(g.step(x(g)), Shape.of(2, 2)), g.constant(-0.0)),
                        "broadcast f32[n; 2, 2](0)")
                .leaves(g -> g.mul(x(g), g.constant(0)))
                .leaves(g -> g.mul(g.exp(x(g)), g.constant(0)));
    }

    @Test
    void addZero() {
        RuleCheck.of(new AddZero())
                .rewrites(g -> g.add(x(g), g.constant(0)), "x")
                .rewrites(g -> g.add(g.constant(-0.0), x(g)), "x")
                .rewrites(g -> g.sub(x(g), g.constant(0)), "x")
                .rewrites(g -> g.sub(g.constant(0), x(g)), "neg(x)")
                .leaves(g -> g.add(x(g), g.constant(1)));
    }
}
