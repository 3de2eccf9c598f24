package netc.compiler.pass.rule;

import static netc.compiler.pass.rule.RuleCheck.batched;
import static netc.compiler.pass.rule.RuleCheck.shared;

import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import org.junit.jupiter.api.Test;

class LayoutRulesTest {
    private static Value x(GraphBuilder g) {
        return batched(g, "x", 3, 4);
    }

    @Test
    void reshapeTwice() {
        RuleCheck.of(new ReshapeTwice())
                .rewrites(g -> g.reshape(g.reshape(x(g), Shape.of(12)), Shape.of(2, 6)), "reshape[2, 6](x)")
                .rewrites(g -> g.reshape(g.reshape(x(g), Shape.of(12)), Shape.of(3, 4)), "x")
                .rewrites(g -> g.apply(new Layout.Reshape(Shape.of(3, 4)), x(g)), "x")
                .leaves(g -> g.reshape(x(g), Shape.of(12)));
    }

    @Test
    void transposeTwice() {
        RuleCheck.of(new TransposeTwice())
                .rewrites(
                        g -> g.transpose(g.transpose(batched(g, "y", 2, 3, 4), List.of(1, 2, 0)), List.of(2, 1, 0)),
                        "transpose[0, 2, 1](y)")
                .rewrites(g -> g.transpose(x(g), List.of(0, 1)), "x")
                .leaves(g -> g.transpose(x(g), List.of(1, 0)));
    }

    @Test
    void transposeOnes() {
        RuleCheck.of(new TransposeOnes())
                .rewrites(g -> g.transpose(batched(g, "y", 3, 1, 4), List.of(1, 0, 2)), "reshape[1, 3, 4](y)")
                .leaves(g -> g.transpose(x(g), List.of(1, 0)));
    }

    @Test
    void contractTransposed() {
        RuleCheck.of(new ContractTransposed())
                .rewrites(
                        g -> g.contract(
                                Contraction.matmul(1, 2, true),
                                batched(g, "a", 4),
                                g.transpose(shared(g, "w", 5, 4), List.of(1, 0))),
                        "contract(k,jk->j)(a, w)")
                .rewrites(
                        g -> g.contract(
                                new Contraction("abk", "kj", "abj", true),
                                g.transpose(batched(g, "a", 4, 2, 3), List.of(1, 2, 0)),
                                shared(g, "w", 4, 5)),
                        "contract(kab,kj->abj)(a, w)")
                .leaves(g -> g.contract(Contraction.matmul(2, 2, true), x(g), shared(g, "w", 4, 5)));
    }

    @Test
    void transposeContraction() {
        RuleCheck.of(new TransposeContraction())
                .rewrites(
                        g -> g.transpose(
                                g.contract(Contraction.matmul(2, 2, true), x(g), shared(g, "w", 4, 5)), List.of(1, 0)),
                        "contract(ik,kj->ji)(x, w)")
                .leaves(g -> g.transpose(g.exp(x(g)), List.of(1, 0)));
        RuleCheck.of(new TransposeContraction())
                .whereAllIsShared()
                .leaves(g -> g.transpose(
                        g.contract(Contraction.matmul(2, 2, true), x(g), shared(g, "w", 4, 5)), List.of(1, 0)));
    }

    @Test
    void sliceOfPad() {
        RuleCheck.of(new SliceOfPad())
                .rewrites(g -> g.slice(g.pad(x(g), 1, 2, 3), 1, 2, 6), "slice(axis=1, 0..4)(x)")
                .rewrites(g -> g.slice(g.pad(x(g), 1, 2, 3), 1, 3, 5), "slice(axis=1, 1..3)(x)")
                .rewrites(g -> g.slice(g.pad(x(g), 1, 2, 3), 1, 1, 7), "pad(axis=1, 1, 1)(slice(axis=1, 0..4)(x))")
                .rewrites(g -> g.slice(g.pad(x(g), 1, 2, 3), 1, 6, 8), "broadcast f32[n; 3, 2](0)")
                .leaves(g -> g.slice(g.pad(x(g), 1, 2, 3), 0, 0, 2));
    }

    @Test
    void sliceOfSlice() {
        RuleCheck.of(new SliceOfSlice())
                .rewrites(g -> g.slice(g.slice(x(g), 1, 1, 4), 1, 1, 2), "slice(axis=1, 2..3)(x)")
                .rewrites(g -> g.slice(x(g), 0, 0, 3), "x")
                .leaves(g -> g.slice(g.slice(x(g), 1, 1, 4), 0, 0, 2));
    }

    @Test
    void sliceOfConcat() {
        RuleCheck.of(new SliceOfConcat())
                .rewrites(
                        g -> g.slice(concat(g, x(g), shared(g, "y", 3, 2)), 1, 4, 5),
                        "broadcast f32[n; 3, 1](slice(axis=1, 0..1)(y))")
                .rewrites(g -> g.slice(concat(g, x(g), shared(g, "y", 3, 2)), 1, 1, 4), "slice(axis=1, 1..4)(x)")
                .leaves(g -> g.slice(concat(g, x(g), shared(g, "y", 3, 2)), 1, 3, 5))
                .leaves(g -> g.slice(concat(g, x(g), shared(g, "y", 3, 2)), 0, 1, 2));
    }

    @Test
    void padTwice() {
        RuleCheck.of(new PadTwice())
                .rewrites(g -> g.pad(g.pad(x(g), 1, 1, 2), 1, 3, 4), "pad(axis=1, 4, 6)(x)")
                .rewrites(g -> g.apply(new Layout.Pad(1, 0, 0), x(g)), "x")
                .leaves(g -> g.pad(g.pad(x(g), 1, 1, 2), 0, 3, 4));
    }

    @Test
    void addPads() {
        RuleCheck.of(new AddPads())
                .rewrites(
                        g -> g.add(g.pad(x(g), 1, 0, 2), g.pad(batched(g, "y", 3, 2), 1, 4, 0)), "concat(axis=1)(x, y)")
                .rewrites(
                        g -> g.add(g.pad(batched(g, "y", 3, 2), 1, 5, 1), g.pad(x(g), 1, 1, 3)),
                        "pad(axis=1, 1, 1)(concat(axis=1)(x, y))")
                .leaves(g -> g.add(g.pad(x(g), 1, 0, 2), g.pad(x(g), 1, 1, 1)))
                .leaves(g -> g.add(g.pad(x(g), 1, 0, 3), g.pad(batched(g, "y", 3, 2), 1, 5, 0)))
                .leaves(g -> g.sub(g.pad(x(g), 1, 0, 2), g.pad(batched(g, "y", 3, 2), 1, 4, 0)));
    }

    @Test
    void concatOfConcat() {
        RuleCheck.of(new ConcatOfConcat())
                .rewrites(
                        g -> concat(g, concat(g, x(g), shared(g, "y", 3, 2)), batched(g, "z", 3, 1)),
                        "concat(axis=1)(x, y, z)")
                .rewrites(g -> concat(g, x(g)), "x")
                .leaves(g -> concat(g, x(g), shared(g, "y", 3, 2)))
                .leaves(g -> concat(g, g.apply(new Layout.Concat(0), x(g), x(g)), shared(g, "y", 6, 2)));
    }

    private static Value concat(GraphBuilder g, Value... operands) {
        return g.apply(new Layout.Concat(1), operands);
    }
}
