package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;
import static netc.compiler.pass.rule.RuleCheck.rate;
import static netc.compiler.pass.rule.RuleCheck.shared;

import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class BroadcastRulesTest {
    private static final TensorType ROWS = TensorType.batched(Shape.of(3, 4));

    private static Value x(GraphBuilder g) {
        return batched(g, "x", 3, 4);
    }

    @Test
    void broadcastTwice() {
        RuleCheck.of(new BroadcastTwice())
                .rewrites(
                        g -> g.broadcast(g.broadcast(rate(g), TensorType.f32(Shape.of(4))), ROWS),
                        "broadcast f32[n; 3, 4](rate)")
                .rewrites(g -> g.apply(new Layout.Broadcast(ROWS), x(g)), "x")
                .leaves(g -> g.broadcast(rate(g), ROWS));
    }

    @Test
    void broadcastIntoLanewise() {
        RuleCheck.of(new BroadcastIntoLanewise())
                .rewrites(g -> g.mul(g.broadcast(rate(g), ROWS), x(g)), "mul(rate, x)")
                .rewrites(
                        g -> g.add(g.broadcast(shared(g, "b", 4), ROWS), g.broadcast(shared(g, "c", 3, 1), ROWS)),
                        "broadcast f32[n; 3, 4](add(b, c))")
                .rewrites(g -> g.exp(g.broadcast(rate(g), ROWS)), "broadcast f32[n; 3, 4](exp(rate))")
                .leaves(g -> g.mul(rate(g), x(g)));
    }

    @Test
    void reduceBroadcast() {
        RuleCheck.of(new ReduceBroadcast())
                .rewrites(
                        g -> g.reduce(Monoid.SUM, g.broadcast(batched(g, "s"), ROWS), List.of(0, 1), false, false),
                        "mul(12, s)")
                .rewrites(
                        g -> g.reduce(Monoid.SUM, g.broadcast(batched(g, "c", 3, 1), ROWS), List.of(0, 1), false, true),
                        "mul(4, reshape[](sum(axes=[0], keep, batch)(c)))")
                .rewrites(
                        g -> g.reduce(Monoid.MAX, g.broadcast(shared(g, "b", 4), ROWS), List.of(0), false, false),
                        "broadcast f32[n; 4](b)")
                .leaves(g -> g.reduce(Monoid.SUM, g.broadcast(shared(g, "b", 3, 4), ROWS), List.of(0), false, false))
                .leaves(g -> g.reduce(Monoid.SUM, g.broadcast(rate(g), ROWS), List.of(0), false, true))
                .leaves(g -> g.reduce(Monoid.LOGSUMEXP, g.broadcast(rate(g), ROWS), List.of(0), false, false));
    }

    @Test
    void reshapeScalar() {
        RuleCheck.of(new ReshapeScalar())
                .rewrites(g -> g.reshape(rate(g), Shape.of(1, 1)), "broadcast f32[1, 1](rate)")
                .rewrites(g -> g.reshape(g.constant(2), Shape.of(1)), "broadcast f32[1](2)")
                .leaves(g -> g.reshape(shared(g, "b"), Shape.of(1)));
    }

    @Test
    void contractBroadcast() {
        TensorType repeated = TensorType.batched(Shape.of(4, 5));
        RuleCheck.of(new ContractBroadcast())
                .rewrites(
                        g -> g.contract(
                                Contraction.matmul(2, 2, true), x(g), g.broadcast(shared(g, "w", 4, 5), repeated)),
                        "contract(ik,kj->ij)(x, w)")
                .rewrites(
                        g -> g.contract(
                                new Contraction("kj", "ik", "ij", false),
                                g.broadcast(shared(g, "w", 4, 5), repeated),
                                x(g)),
                        "contract(kj,ik->ij, no batch)(w, x)")
                .leaves(g ->
                        g.contract(Contraction.matmul(2, 2, true), x(g), g.broadcast(batched(g, "w", 4, 1), repeated)))
                .leaves(g -> g.contract(
                        Contraction.matmul(2, 2, true),
                        shared(g, "a", 3, 4),
                        g.broadcast(shared(g, "w", 4, 5), repeated)));
    }

    @Test
    void reshapeBroadcast() {
        RuleCheck.of(new ReshapeBroadcast())
                .rewrites(
                        g -> g.reshape(g.broadcast(batched(g, "s", 1, 1), ROWS), Shape.of(12)),
                        "broadcast f32[n; 12](reshape[](s))")
                .rewrites(
                        g -> g.reshape(g.broadcast(shared(g, "b", 3, 4), ROWS), Shape.of(12)),
                        "broadcast f32[n; 12](reshape[12](b))")
                .leaves(g -> g.reshape(g.broadcast(shared(g, "b", 4), ROWS), Shape.of(12)));
    }

    @Test
    void transposeBroadcast() {
        RuleCheck.of(new TransposeBroadcast())
                .rewrites(
                        g -> g.transpose(g.broadcast(shared(g, "b", 4), ROWS), List.of(1, 0)),
                        "broadcast f32[n; 4, 3](transpose[1, 0](reshape[1, 4](b)))")
                .rewrites(
                        g -> g.transpose(g.broadcast(batched(g, "s"), ROWS), List.of(1, 0)),
                        "broadcast f32[n; 4, 3](s)")
                .leaves(g -> g.transpose(x(g), List.of(1, 0)));
    }
}
