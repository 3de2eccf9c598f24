package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import netc.compiler.ast.Parser;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.grad.Differentiator;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.lower.Lowering;
import netc.compiler.lower.SourceFiles;
import netc.compiler.oracle.Bindings;
import netc.compiler.oracle.Evaluation;
import netc.compiler.oracle.GradientCheck;
import netc.compiler.oracle.Oracle;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the functions of {@code std.net} compute, from their text on, in double. */
class StandardLayersTest {
    private static final double TOLERANCE = 1e-9;
    private static final double[] LOGITS = {0.5, -1, 2, 0.25, 3, -0.75};

    private static Network compile(String text) {
        Diagnostics diagnostics = new Diagnostics();
        List<Network> nets = Lowering.lower(
                Parser.parse(SourceText.of("std-test.net", text), diagnostics),
                SourceFiles.FILE_SYSTEM,
                Map.of(),
                diagnostics);
        assertThat(diagnostics.hasErrors())
                .as(DiagnosticPrinter.print(diagnostics))
                .isFalse();
        return nets.get(0);
    }

    @TestFactory
    @SuppressWarnings("unchecked")
    List<DynamicTest> agreesWithTheReference() throws IOException {
        List<Map<String, Object>> cases =
                (List<Map<String, Object>>) References.read("ops").get("cases");
        return cases.stream()
                .filter(row -> Lowering.functionNames().contains((String) row.get("op")))
                .map(row -> DynamicTest.dynamicTest((String) row.get("op"), () -> check(row)))
                .toList();
    }

    private static void check(Map<String, Object> row) {
        List<?> samples = (List<?>) row.get("x");
        String shape = samples.get(0) instanceof List<?> list ? "[" + list.size() + "]" : "[]";
        String axis = row.containsKey("axis") ? ", axis = -1" : "";
        Network net = compile(
                "net A { input x: " + shape + " output y = " + row.get("op") + "(x" + axis + ") output z = y * 2 }");
        Value x = net.feeds().get(0).value();
        Value y = net.outputs().get(0).value();
        Leaf.Feed adjoint = new Leaf.Feed("dy", y.type());
        Value weighted = net.builder().mul(y, net.builder().apply(adjoint));
        List<Integer> axes = y.type().rank() == 0 ? List.of() : List.of(0);
        Value objective = net.builder().reduce(Monoid.SUM, weighted, axes, false, true);
        Value dx =
                Differentiator.gradients(net.builder(), objective, List.of(x)).get(0);
        Graph graph = Graph.of(List.of(new Root.Result("y", y), new Root.Result("dx", dx)));
        Bindings at = new Bindings(samples.size())
                .set((Leaf) x.op(), Json.numbers(samples))
                .set(adjoint, Json.numbers(row.get("dy")));
        for (String name : List.of("y", "dx")) {
            assertThat(Oracle.evaluate(graph, at).result(name).elements())
                    .as(name)
                    .usingComparatorWithPrecision(TOLERANCE)
                    .containsExactly(Json.numbers(row.get(name)));
        }
    }

    /** The metric {@code expression} of two samples with logits, a class, and numbers. */
    private static double[] metric(String expression) {
        Network net = compile("net A { input z: [3] label c: class 3 target y: [3] output o = z metric m = "
                + expression + " metric used = accuracy(z, c) + mse(z, y) }");
        Value value = net.metrics().get(0).value();
        Bindings at = new Bindings(2);
        for (Network.Feed feed : net.feeds()) {
            double[] data = switch (feed.name()) {
                case "z" -> LOGITS;
                case "c" -> new double[] {2, 0};
                default -> new double[] {0, 1, 1, 0.5, 1, 0};
            };
            at.set((Leaf) feed.value().op(), data);
        }
        Evaluation evaluation = Oracle.evaluate(Graph.of(List.of(new Root.Result("m", value))), at);
        return evaluation.result("m").elements();
    }

    private static double logSumExp(int from) {
        return Math.log(Math.exp(LOGITS[from]) + Math.exp(LOGITS[from + 1]) + Math.exp(LOGITS[from + 2]));
    }

    @Test
    void crossEntropyIsTheNegativeLogLikelihood() {
        assertThat(metric("cross_entropy(z, c)"))
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(logSumExp(0) - 2, logSumExp(3) - 0.25);
    }

    @Test
    void labelSmoothingSharesSomeOfTheClassAmongAll() {
        double smooth = logSumExp(0) - (0.9 * 2 + 0.1 * (0.5 - 1 + 2) / 3);
        assertThat(metric("cross_entropy(z, c, label_smoothing = 0.1)")[0]).isCloseTo(smooth, within(TOLERANCE));
    }

    @Test
    void lossesTakeTheMeanOverTheDims() {
        assertThat(metric("mse(z, y)")[0]).isCloseTo((0.25 + 4 + 1) / 3, within(TOLERANCE));
        assertThat(metric("mae(z, y)")[0]).isCloseTo((0.5 + 2 + 1) / 3, within(TOLERANCE));
        assertThat(metric("huber(z, y)")[0]).isCloseTo((0.125 + 1.5 + 0.5) / 3, within(TOLERANCE));
        assertThat(metric("huber(z, y, delta = 0.5)")[0]).isCloseTo((0.125 + 0.875 + 0.375) / 3, within(TOLERANCE));
        double first = Math.log1p(Math.exp(0.5));
        double second = Math.log1p(Math.exp(1));
        double third = Math.log1p(Math.exp(-2));
        assertThat(metric("binary_cross_entropy(z, y)")[0]).isCloseTo((first + second + third) / 3, within(TOLERANCE));
    }

    @Test
    void accuracyCountsHits() {
        assertThat(metric("accuracy(z, c)")).containsExactly(1, 0);
        assertThat(metric("l2(z) + l1(z)")[0]).isCloseTo(0.25 + 1 + 4 + 3.5, within(TOLERANCE));
    }

    @Test
    void gradientsAgreeWithDifferences() {
        Network net = compile("""
                net All {
                    input x: [3, 4]
                    label c: class 3
                    label cs: [2] class 3
                    target y: [3]
                    param a: [4, 3] = he_normal
                    param s: [1] = 0.3
                    h = concat([x @ a, tanh(x @ a) * s], axis = 0) |> elu |> gelu
                    k = (h ^ 2 + 1) ^ -1.5 + silu(h) / (1 + exp(-h)) + softplus(h) ^ 3
                    z = mean(k, axis = 0) + max(k, axis = 0) - min(k, axis = 0) + logsumexp(k, axis = 0)
                    m = maximum(z, sum(a, axis = 0)) + minimum(z, s)
                    q = transpose(slice(k, axis = 0, from = 1, to = 3))
                    output p = softmax(m) @ q
                    loss = cross_entropy(m, c, label_smoothing = 0.1) + mse(m, y) / 3 + huber(m, y) + mae(z, y)
                    loss more = cross_entropy(transpose(q), cs) - 0.1 * mean(log_softmax(z))
                    loss small = 0.01 * l2() + 0.02 * l1(a) + binary_cross_entropy(z * 0.1, sigmoid(y))
                }
                """);
        GradientCheck.Report report = GradientCheck.check(net, 5);
        assertThat(report.passed()).as(report.toString()).isTrue();
    }
}
