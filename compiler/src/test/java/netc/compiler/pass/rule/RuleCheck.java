package netc.compiler.pass.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Value;
import netc.compiler.oracle.Bindings;
import netc.compiler.oracle.Evaluation;
import netc.compiler.oracle.Oracle;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Applies one rule to one value and looks at what it made, as text and as numbers. */
final class RuleCheck {
    private static final int SAMPLES = 3;

    private final Rule rule;
    private final GraphBuilder g = new GraphBuilder();
    private boolean shared;

    private RuleCheck(Rule rule) {
        this.rule = rule;
    }

    static RuleCheck of(Rule rule) {
        return new RuleCheck(rule);
    }

    /** Pretends that everything has several readers. */
    RuleCheck whereAllIsShared() {
        shared = true;
        return this;
    }

    /** Expects {@code after}, written {@code op(operands)}, with the same type and the same numbers. */
    RuleCheck rewrites(Function<GraphBuilder, Value> make, String after) {
        Value before = make.apply(g);
        Value result = rule.apply(g, before, value -> shared);
        assertThat(result).as(rule.name() + " fires on " + text(before)).isNotNull();
        assertThat(text(result)).isEqualTo(after);
        assertThat(result.type()).isEqualTo(before.type());
        assertSameNumbers(before, result);
        return this;
    }

    RuleCheck leaves(Function<GraphBuilder, Value> make) {
        Value value = make.apply(g);
        Value result = rule.apply(g, value, any -> shared);
        assertThat(result).as(rule.name() + " on " + text(value)).isNull();
        return this;
    }

    private static void assertSameNumbers(Value before, Value after) {
        Graph graph = Graph.of(List.of(new Root.Result("before", before), new Root.Result("after", after)));
        Evaluation evaluation = Oracle.evaluate(graph, bindings(graph));
        double[] expected = evaluation.result("before").elements();
        double[] actual = evaluation.result("after").elements();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    private static Bindings bindings(Graph graph) {
        SplittableRandom random = new SplittableRandom(7);
        Bindings bindings = new Bindings(SAMPLES).set(StepScalar.RATE, 0.3);
        for (Value value : graph.values()) {
            if (value.op() instanceof Leaf.Feed feed) {
                long size = feed.type().shape().size() * (feed.type().batch() ? SAMPLES : 1);
                bindings.set(feed, random.doubles(size, -2, 2).toArray());
            }
        }
        return bindings;
    }

    private static String text(Value value) {
        if (value.op() instanceof Leaf) {
            return value.op() instanceof Leaf.Feed feed
                    ? feed.name()
                    : value.op().toString();
        }
        return value.op() + value.operands().stream().map(RuleCheck::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A tensor for each sample. */
    static Value batched(GraphBuilder g, String name, int... extents) {
        return g.apply(new Leaf.Feed(name, TensorType.batched(Shape.of(extents))));
    }

    /** A tensor that all samples share. */
    static Value shared(GraphBuilder g, String name, int... extents) {
        return g.apply(new Leaf.Feed(name, TensorType.f32(Shape.of(extents))));
    }

    /** One number for all lanes and samples, known only at run time. */
    static Value rate(GraphBuilder g) {
        return g.scalar(StepScalar.RATE);
    }
}
