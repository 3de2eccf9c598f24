package netc.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.GraphVerifier;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Value;
import netc.compiler.oracle.Evaluation;
import netc.compiler.oracle.Oracle;
import netc.compiler.pass.rule.Rule;
import netc.compiler.pass.rule.Uses;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassesTest {
    private static final double TOLERANCE = 1e-9;

    private final GraphBuilder g = new GraphBuilder();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepWhatARandomGraphMeans(long seed) {
        RandomGraphs random = new RandomGraphs(seed);
        Graph before = random.graph();
        Graph after = Passes.run(random.builder(), before);
        Evaluation expected = Oracle.evaluate(before, random.bindings());
        Evaluation actual = Oracle.evaluate(after, random.bindings());
        for (int root = 0; root < before.roots().size(); root++) {
            assertSame(
                    expected.root(root).elements(),
                    actual.root(root).elements(),
                    before.roots().get(root));
        }
    }

    private static void assertSame(double[] expected, double[] actual, Root root) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double scale = 1 + Math.abs(expected[i]);
            assertThat(actual[i] / scale).as(root + "[" + i + "]").isCloseTo(expected[i] / scale, within(TOLERANCE));
        }
    }

    @Test
    void aSettledGraphIsLeftAlone() {
        RandomGraphs random = new RandomGraphs(1);
        Graph settled = Passes.run(random.builder(), random.graph());

        for (Pass pass : Passes.PIPELINE) {
            assertThat(pass.run(random.builder(), settled)).as(pass.name()).isSameAs(settled);
        }
    }

    @Test
    void equalValuesAreComputedOnce() {
        Value x = feed("x");
        Value y = feed("y");
        Graph shared = new ShareCommon().run(g, results(g.exp(g.add(x, y)), g.exp(g.add(feed("y"), feed("x")))));

        assertThat(shared.roots().get(0).value()).isSameAs(shared.roots().get(1).value());
        assertThat(shared.values()).hasSize(4);
    }

    @Test
    void anOrderThatMattersIsKept() {
        Value x = feed("x");
        Value y = feed("y");
        Graph graph = results(g.sub(x, y), g.sub(y, x));

        assertThat(new ShareCommon().run(g, graph)).isSameAs(graph);
    }

    @Test
    void aParameterThatDoesNotMoveIsNotAssigned() {
        Leaf.Parameter w = new Leaf.Parameter("w", TensorType.f32(Shape.of(3)));
        Value zeros = g.broadcast(g.constant(0), w.type());
        Value moved = g.sub(g.apply(w), g.mul(g.scalar(StepScalar.RATE), zeros));
        Graph graph = Graph.of(List.of(new Root.Assign(w, moved), new Root.Result("x", feed("x"))));

        assertThat(Passes.run(g, graph).roots()).extracting(Root::toString).containsExactly("result x");
    }

    @Test
    void aRewriteKeepsTheOriginOfWhatItReplaces() {
        Value x = feed("x");
        g.origin(Origin.of("h", null));
        Value before = g.add(x, g.neg(feed("y")));
        Value after = new Simplify().run(g, results(before)).roots().get(0).value();

        assertThat(after).isNotSameAs(before);
        assertThat(after.origin()).isEqualTo(before.origin());
    }

    @Test
    void aRuleThatChangesATypeIsNamed() {
        Rule wrong = (builder, value, uses) -> value.op() instanceof Leaf ? null : builder.constant(1);
        Graph graph = results(g.exp(feed("x")));

        assertThatThrownBy(() -> new Simplify("test", List.of(named("Wrong", wrong))).run(g, graph))
                .hasMessageContaining("Wrong made f32[]");
    }

    @Test
    void rulesThatUndoEachOtherAreFound() {
        Rule endless = (builder, value, uses) ->
                value.op() instanceof Leaf ? null : builder.apply(value.op(), value.operands());
        Graph graph = results(g.exp(feed("x")));

        assertThatThrownBy(() -> new Simplify("test", List.of(endless)).run(g, graph))
                .hasMessageContaining("test: the rules do not settle at %1 = exp");
    }

    @Test
    void theVerifierNamesThePassAndTheValue() {
        Value x = feed("x");
        Value y = g.exp(x);
        UnaryOperator<Graph> forgetful = graph -> new Graph(List.of(y), graph.roots());

        assertThatThrownBy(() -> GraphVerifier.verify(forgetful.apply(results(y)), "a forgetful pass"))
                .hasMessageContaining("after a forgetful pass: %1 = exp [%0] reads %0");
    }

    private Value feed(String name) {
        return g.apply(new Leaf.Feed(name, TensorType.batched(Shape.of(4))));
    }

    private static Graph results(Value... values) {
        return Graph.of(Arrays.stream(values)
                .<Root>map(value -> new Root.Result("result", value))
                .toList());
    }

    private static Rule named(String name, Rule rule) {
        return new Rule() {
            @Override
            public Value apply(GraphBuilder g, Value value, Uses uses) {
                return rule.apply(g, value, uses);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
