package netc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import netc.compiler.Json;
import netc.compiler.References;
import netc.compiler.grad.Differentiator;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Root;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values and gradients of functions against those of an independent implementation. */
@SuppressWarnings("unchecked")
class OpReferenceTest {
    private static final double TOLERANCE = 1e-11;

    /** Each function as the graph that {@code std.net} gives it. */
    private static final Map<String, BiFunction<GraphBuilder, Value, Value>> FUNCTIONS = new HashMap<>();

    static {
        for (Unary unary : Unary.values()) {
            FUNCTIONS.put(unary.functionName(), (g, x) -> g.lanewise(unary, x));
        }
        FUNCTIONS.put("leaky_relu", (g, x) -> {
            Value negative = g.neg(g.lanewise(Unary.RELU, g.neg(x)));
            return g.add(g.lanewise(Unary.RELU, x), g.mul(g.constant(0.01), negative));
        });
        FUNCTIONS.put("elu", (g, x) -> {
            Value negative = g.neg(g.lanewise(Unary.RELU, g.neg(x)));
            return g.add(g.lanewise(Unary.RELU, x), g.sub(g.exp(negative), g.constant(1)));
        });
        FUNCTIONS.put("gelu", (g, x) -> {
            Value tail = g.add(g.constant(1), g.lanewise(Unary.ERF, g.mul(x, g.constant(Math.sqrt(0.5)))));
            return g.mul(g.mul(g.constant(0.5), x), tail);
        });
        FUNCTIONS.put("silu", (g, x) -> g.mul(x, g.sigmoid(x)));
        FUNCTIONS.put("rsqrt", (g, x) -> g.lanewise(Unary.RECIPROCAL, g.sqrt(x)));
        FUNCTIONS.put("softmax", (g, x) -> g.exp(g.sub(x, row(g, Monoid.LOGSUMEXP, x))));
        FUNCTIONS.put("log_softmax", (g, x) -> g.sub(x, row(g, Monoid.LOGSUMEXP, x)));
        FUNCTIONS.put("logsumexp", (g, x) -> g.reshape(row(g, Monoid.LOGSUMEXP, x), Shape.SCALAR));
        FUNCTIONS.put("max", (g, x) -> g.reshape(row(g, Monoid.MAX, x), Shape.SCALAR));
        FUNCTIONS.put("mean", (g, x) -> g.reshape(mean(g, x), Shape.SCALAR));
        FUNCTIONS.put("layer_norm", (g, x) -> {
            Value centred = g.sub(x, mean(g, x));
            return g.div(centred, g.sqrt(g.add(mean(g, g.square(centred)), g.constant(1e-5))));
        });
    }

    private static Value row(GraphBuilder g, Monoid monoid, Value x) {
        return g.reduce(monoid, x, List.of(0), true, false);
    }

    private static Value mean(GraphBuilder g, Value x) {
        return g.div(row(g, Monoid.SUM, x), g.constant((double) x.shape().lastExtent()));
    }

    @TestFactory
    List<DynamicTest> functions() throws IOException {
        List<Map<String, Object>> cases =
                (List<Map<String, Object>>) References.read("ops").get("cases");
        return cases.stream()
                .map(row -> DynamicTest.dynamicTest((String) row.get("op"), () -> check(row)))
                .toList();
    }

    private static void check(Map<String, Object> row) {
        assertThat(FUNCTIONS).containsKey((String) row.get("op"));
        List<Object> samples = (List<Object>) row.get("x");
        Shape shape = samples.get(0) instanceof List<?> list ? Shape.of(list.size()) : Shape.SCALAR;
        GraphBuilder g = new GraphBuilder();
        Leaf.Feed leaf = new Leaf.Feed("x", TensorType.batched(shape));
        Value x = g.apply(leaf);
        Value y = FUNCTIONS.get((String) row.get("op")).apply(g, x);
        Leaf.Feed adjoint = new Leaf.Feed("dy", y.type());
        Value weighted = g.mul(y, g.apply(adjoint));
        Value objective = g.reduce(Monoid.SUM, weighted, OpCases.axes(y.type()), false, true);
        Value dx = Differentiator.gradients(g, objective, List.of(x)).get(0);
        Graph graph = Passes.run(g, Graph.of(List.of(new Root.Result("y", y), new Root.Result("dx", dx))));
        Bindings at =
                new Bindings(samples.size()).set(leaf, Json.numbers(samples)).set(adjoint, Json.numbers(row.get("dy")));
        for (String name : List.of("y", "dx")) {
            assertThat(Oracle.evaluate(graph, at).result(name).elements())
                    .as(name)
                    .usingComparatorWithPrecision(TOLERANCE)
                    .containsExactly(Json.numbers(row.get(name)));
        }
    }
}
