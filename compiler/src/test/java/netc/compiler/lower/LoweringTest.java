package netc.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphPrinter;
import netc.compiler.ir.GraphVerifier;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.RateSchedule;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class LoweringTest {
    static final String LINEAR = """
            /// Logistic classifier.
            net Linear {
                input  image: [30, 30]
                label  letter: class {A, B, C, D, E}

                logits = image |> flatten |> dense(5)
                output probabilities = softmax(logits)
                loss   = cross_entropy(logits, letter)
                metric accuracy = accuracy(logits, letter)

                train {
                    data      = "builtin:letters"
                    optimizer = sgd(momentum = 0.9)
                    rate      = exponential_decay(0.5, factor = 0.95, every = 1 epoch)
                    batch     = 64
                    epochs    = 20
                    seed      = 42
                }
            }
            """;

    static final String DEEP = """
            net Deep {
                const Width = 64
                input x: [784]
                label digit: class 10
                h = x
                repeat 4 { h = h |> dense(Width) |> relu }
                logits = h |> dense(10)
                output p = softmax(logits)
                loss = cross_entropy(logits, digit) + 1e-4 * l2()
            }
            """;

    private static void verify(Network network) {
        List<Root> roots = new ArrayList<>();
        network.outputs().forEach(o -> roots.add(new Root.Result(o.name(), o.value())));
        network.metrics().forEach(m -> roots.add(new Root.Result(m.name(), m.value())));
        for (Value loss : new Value[] {network.sampleLoss(), network.sharedLoss()}) {
            if (loss != null) {
                roots.add(new Root.Result("loss", loss));
            }
        }
        Graph graph = Graph.of(roots);
        GraphVerifier.verify(graph, "lowering");
        assertThat(GraphPrinter.print(graph)).isNotEmpty();
    }

    @Test
    void lowersALogisticClassifier() {
        Lowered lowered = Lowered.of(LINEAR);
        Network net = lowered.net();
        assertThat(lowered.messages()).isEmpty();
        verify(net);
        assertThat(lowered.paths()).containsExactly("logits.W [900, 5]", "logits.b [5]");
        assertThat(net.parameters().get(0).initializer().function()).isEqualTo("he_normal");
        assertThat(net.sharedLoss()).isNull();
        assertThat(net.sampleLoss()).isNotNull();
        assertThat(net.sampleLoss().type()).hasToString("f32[n]");
        assertThat(net.classifiers()).extracting(Network.Classifier::label).containsExactly("letter");
        assertThat(net.feeds()).extracting(Network.Feed::name).containsExactly("image", "letter");
        assertThat(net.feeds().get(1).classNames()).containsExactly("A", "B", "C", "D", "E");
        assertThat(net.training().optimizer()).isEqualTo(new Optimizer.Sgd(0.9, false, 0));
        assertThat(net.training().rate())
                .isEqualTo(new RateSchedule.ExponentialDecay(0.5, 0.95, new RateSchedule.Duration(1, true), false));
        assertThat(net.summary())
                .extracting(row -> row.name() + " " + row.operation() + " " + row.parameters())
                .containsExactly(
                        "image input 0", "logits image |> flatten |> dense(5) 4505", "probabilities softmax(logits) 0");
        assertThat(net.doc()).isEqualTo("Logistic classifier.");
    }

    @Test
    void unrollsRepeats() {
        Lowered lowered = Lowered.of(DEEP);
        verify(lowered.net());
        assertThat(lowered.messages()).isEmpty();
        assertThat(lowered.paths())
                .containsExactly(
                        "h[0].W [784, 64]",
                        "h[0].b [64]",
                        "h[1].W [64, 64]",
                        "h[1].b [64]",
                        "h[2].W [64, 64]",
                        "h[2].b [64]",
                        "h[3].W [64, 64]",
                        "h[3].b [64]",
                        "logits.W [64, 10]",
                        "logits.b [10]");
        assertThat(lowered.net().sharedLoss()).isNotNull();
    }

    @Test
    void overridesConsts() {
        Lowered lowered = Lowered.of(DEEP, Map.of(), Map.of("Width", "7"));
        assertThat(lowered.paths()).contains("h[1].W [7, 7]");
        assertThat(Lowered.of(DEEP, Map.of(), Map.of("Widht", "7")).messages()).contains("did you mean `Width`?");
        assertThat(Lowered.of(DEEP, Map.of(), Map.of("Width", "wide")).messages())
                .contains("`Width` is a number and cannot become `wide`");
    }

    @Test
    void lowersFormulas() {
        Lowered lowered = Lowered.of("""
                net Two {
                    const Hidden = 16
                    input x: [784]
                    target y: [1]
                    param W1: [784, Hidden] = he_normal
                    param b1: [Hidden] = 0.5
                    param W2: [Hidden, 1] = uniform(-1, 1)
                    h = relu(x @ W1 + b1)
                    output z = h @ W2
                    loss fit = mse(z, y)
                    loss small = 0.5 * l2(W1) / 3
                    metric error = mae(z, y)
                }
                """);
        verify(lowered.net());
        assertThat(lowered.messages()).isEmpty();
        assertThat(lowered.paths()).containsExactly("W1 [784, 16]", "b1 [16]", "W2 [16, 1]");
        assertThat(lowered.net().parameters().get(1).initializer())
                .isEqualTo(new Network.Initializer("constant", List.of(0.5)));
        assertThat(lowered.net().classifiers()).isEmpty();
    }

    @Test
    void numbersLayersWhereSeveralOwnParameters() {
        Lowered lowered = Lowered.of("""
                layer block(x: [..., n], act = relu) {
                    h = x |> dense(n) |> act
                    return x + h |> identity
                }
                layer identity(x) { return x }
                net A { input x: [4] output p = x }
                """.replace("x + h |> identity", "(x + h) |> identity |> dense(n) |> dense(n)")
                .replace("net A { input x: [4] output p = x }", """
                                net A {
                                    input x: [4]
                                    h = block(dense(x, 4), act = tanh)
                                    repeat i in 1..3 { h = h |> dense(4 * i) }
                                    output p = h
                                }
                                """));
        assertThat(lowered.paths())
                .containsExactly(
                        "h.dense.W [4, 4]",
                        "h.dense.b [4]",
                        "h.block.h.W [4, 4]",
                        "h.block.h.b [4]",
                        "h.block.dense[0].W [4, 4]",
                        "h.block.dense[0].b [4]",
                        "h.block.dense[1].W [4, 4]",
                        "h.block.dense[1].b [4]",
                        "h[0].W [4, 4]",
                        "h[0].b [4]",
                        "h[1].W [4, 8]",
                        "h[1].b [8]");
    }

    @Test
    void lowersEveryFunctionOfTheStandardLibrary() {
        Lowered lowered = Lowered.of("""
                net All {
                    input x: [4, 6]
                    label c: class 6
                    label cs: [4] class 6
                    target y: [4, 6]
                    a = x |> relu |> leaky_relu |> elu |> gelu |> silu |> sigmoid |> tanh |> softplus |> softmax |> log_softmax
                    b = exp(a) + log(square(a) + 1) - sqrt(abs(a)) * rsqrt(square(a) + 1) / reciprocal(a ^ 2 + a ^ -3 + a ^ 0.5)
                    d = maximum(a, b) + minimum(a, 0) + sign(a) + erf(a) + a ^ 1.5 + a ^ 0
                    e = concat([sum(d, axis = 0), mean(d, axis = 0), max(d, axis = 0), min(d, axis = 0)])
                    f = concat(reshape(e, [4, 6]), transpose(reshape(e, [6, 4])), axis = 0) |> slice(axis = 0, from = 0, to = 4)
                    g = (f > 0) + (f <= 0) + logsumexp(f, axis = [0, 1]) + (-f) ^ 5
                    output p = g |> transpose(axes = [1, 0])
                    output q = g @ transpose(f) @ g
                    loss = cross_entropy(g, cs, label_smoothing = 0.1) + binary_cross_entropy(g, y) + mse(g, y)
                    loss more = huber(g, y, delta = 2) + mae(g, y) + l1(x) * 0.1 + cross_entropy(slice(g, 0, 1, 2) |> flatten, c)
                    metric accuracy = accuracy(g, cs)
                    metric total = loss
                }
                """);
        verify(lowered.net());
        assertThat(lowered.messages()).isEmpty();
    }

    @Test
    void usesLayersOfOtherFiles() {
        Map<String, String> files = Map.of(
                "blocks.net", "use \"more.net\"\nlayer block(x: [..., n]) { return x |> wide }",
                "more.net", "const K = 3 layer wide(x) { return x |> dense(K) }");
        Lowered lowered = Lowered.of("use \"blocks.net\" net A { input x: [2] output p = block(x) }", files, Map.of());
        assertThat(lowered.paths()).containsExactly("p.W [2, 3]", "p.b [3]");
    }

    @Test
    void splitsTheMeanOverTheBatch() {
        Network net = Lowered.of("""
                        net A {
                            input x: [3]
                            param w: [3]
                            output p = x * w
                            loss = 2 * (mean(p) - (sum(w) - 1) / 4) - mean(x) * sum(w)
                        }
                        """).net();
        assertThat(net.sampleLoss().type().batch()).isTrue();
        assertThat(net.sharedLoss().type().batch()).isFalse();
        verify(net);
    }
}
