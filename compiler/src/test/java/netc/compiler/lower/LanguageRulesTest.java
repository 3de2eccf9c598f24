package netc.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.ir.RateSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the language, one small net each. */
class LanguageRulesTest {
    private static String net(String body) {
        return "net A { input x: [4] input m: [3, 4] label c: class 3 target y: [2]\n" + body
                + "\nmetric used = mean(x) + mean(m) + accuracy(dense3, c) + mse(dense2, y) }";
    }

    /** The net with values of the shapes that its labels and targets need. */
    private static Lowered lower(String body) {
        return Lowered.of(net("dense3 = dense(x, 3)\ndense2 = dense(x, 2)\n" + body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x + m; [3, 4]",
                "m @ x; [3]",
                "x @ transpose(m); [3]",
                "x @ x; []",
                "m @ transpose(m); [3, 3]",
                "sum(m, axis = -1, keep = true) * m; [3, 4]",
                "mean(m, axis = [0, 1]); []",
                "2 * 3 - x; [4]",
                "2 ^ 3 ^ 0 + x; [4]",
                "reshape(m, [2, 3 * 2]); [2, 6]",
                "concat(m, m, axis = 0); [6, 4]",
                "slice(m, -1, 1, 3); [3, 2]",
                "(x |> relu) + (x |> tanh); [4]",
                "x ^ -2 ^ 2; [4]",
                "-x < 0; [4]",
                "minimum(x, 0.5); [4]",
                "true + false + x; [4]",
                "flatten(mean(m)); [1]",
            })
    void findsShapes(String expression, String shape) {
        Network net = lower("output o = " + expression + "\nloss = mean(o)").net();
        assertThat(net.outputs().get(0).value().shape()).hasToString(shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "output o = cross_entropy(reshape(softmax(dense3), [3]), c); NET0401",
                "layer; NET0018",
                "output o = x @ 2; NET0102",
                "output o = relu(c); NET0105",
                "output o = pick(dense3, y); NET0105",
                "output o = pick(x, c); NET0108",
                "output o = x[0]; NET0015",
                "const K = x; NET0110",
                "output o = sum(x, axis = 0.5); NET0110",
                "output o = sum(m, axis = [0, 0]); NET0103",
                "output o = concat(x, m); NET0102",
                "output o = mix(x, x, 2); NET0110",
                "repeat 2 { param W: [2] } output o = W; NET0201",
                "repeat 2 { k = x } output o = k; NET0201",
                "repeat 2 { dense(x, 3) }; NET0015",
                "loss = cross_entropy(dense3, y); NET0105",
                "loss = f(3 epochs); NET0202",
                "loss = mean(later) later = x; NET0208",
                "output o = dense(x, 3, zeros, 4); NET0204",
                "param W: [4] = sgd; NET0303",
                "train { rate = he_normal }; NET0503",
                "train { rate = warmup(0.1, over = 0 epochs) }; NET0503",
                "train { batch = 64 epochs = -1 }; NET0503",
                "output o = loss; NET0201",
                "output p = x output p = m; NET0203",
            })
    void refuses(String body, String code) {
        assertThat(lower(body).messages()).contains("error " + code);
    }

    @Test
    void aUsersLayerTakesThePlaceOfAStandardOne() {
        Lowered lowered = Lowered.of(
                "layer dense(x, units) { return x * units } net A { input x: [4] output y = x |> dense(3) |> gelu }");
        assertThat(lowered.paths()).isEmpty();
        assertThat(lowered.net().outputs().get(0).value().shape()).hasToString("[4]");
    }

    @Test
    void ownAndUsedLayersCannotShareAName() {
        Map<String, String> files = Map.of("b.net", "layer f(x) { return x }");
        assertThat(Lowered.of(
                                "use \"b.net\" layer f(x) { return x } net A { input x: [] output y = f(x) }",
                                files,
                                Map.of())
                        .messages())
                .contains("NET0210");
    }

    @Test
    void layersSeeTheirFileAndNotTheirCaller() {
        String layer = "const K = 2 layer f(x: [..., n], k = K * n) { const Two = K return x * k + Two }\n";
        assertThat(Lowered.of(layer + "net A { input x: [4] output y = f(x) }").messages())
                .isEmpty();
        assertThat(Lowered.of("layer f(x) { return x + w } net A { input x: [4] w = x output y = f(x) }")
                        .messages())
                .contains("NET0201");
    }

    @Test
    void layersTakeLayers() {
        String text =
                "layer twice(x, f) { return x |> f |> f } net A { input x: [4] output y = twice(x, full) z = twice(x, tanh) output z }"
                        + " layer full(x: [..., n]) { return dense(x, n) }";
        assertThat(Lowered.of(text).paths())
                .containsExactly("y.full[0].W [4, 4]", "y.full[0].b [4]", "y.full[1].W [4, 4]", "y.full[1].b [4]");
    }

    @Test
    void aBrokenNetDoesNotHideASoundOne() {
        Lowered lowered = Lowered.of(
                "net A { input x: [4] output y = x + } net B { input x: [4] output y = x * 2 } net C { input x: [4] output y = z }");
        assertThat(lowered.networks()).extracting(Network::name).containsExactly("B");
        assertThat(lowered.diagnostics().errorCount()).isEqualTo(2);
    }

    @Test
    void aBrokenLayerSilencesItsCalls() {
        Lowered lowered =
                Lowered.of("layer f(x) { return x + } net A { input x: [4] h = f(x) output y = h @ h loss = mean(y) }");
        assertThat(lowered.diagnostics().errorCount()).isEqualTo(1);
        assertThat(lowered.networks()).isEmpty();
    }

    @Test
    void aMistakeSilencesWhatUsesIt() {
        assertThat(lower("h = relu(missing)\ng = h + h\noutput o = dense(g, 3)\nloss = mean(o)")
                        .diagnostics()
                        .errorCount())
                .isEqualTo(1);
    }

    @Test
    void theSameMistakeInEveryTurnIsReportedOnce() {
        assertThat(lower("h = x\nrepeat 3 { h = h @ m }\noutput o = h")
                        .diagnostics()
                        .errorCount())
                .isEqualTo(1);
    }

    @Test
    void everyLossCountsAndCanBeRead() {
        Network net = lower(
                        "loss a = mse(dense2, y) loss = l2() loss b = mean(dense3) output o = x metric m = loss + a + b")
                .net();
        assertThat(net.sampleLoss()).isNotNull();
        assertThat(net.sharedLoss()).isNotNull();
    }

    @Test
    void aLossMayOwnParametersWhichL2Counts() {
        Lowered lowered = Lowered.of("net A { input x: [4] loss = 0.1 * l2() loss fit = mean(dense(x, 1)) }");
        assertThat(lowered.paths()).containsExactly("fit.W [4, 1]", "fit.b [1]");
        assertThat(lowered.net().sharedLoss()).isNotNull();
        assertThat(lowered.net().sharedLoss().type().isSingle()).isTrue();
        assertThat(lowered.messages()).isEmpty();
    }

    @Test
    void readsDurationsAsUnitsUnlessTheyAreSettings() {
        Network net = lower(
                        "loss = mean(dense2) train { batch = 64 epochs = 20 rate = step_decay(0.1, 0.5, 2 steps) seed = 3 }")
                .net();
        assertThat(net.training().epochs()).isEqualTo(20);
        assertThat(net.training().rate())
                .isEqualTo(new RateSchedule.StepDecay(0.1, 0.5, new RateSchedule.Duration(2, false)));
    }

    @Test
    void labelsWithSeveralCrossEntropiesAreNotClassified() {
        assertThat(lower("loss = cross_entropy(dense3, c)").net().classifiers()).hasSize(1);
        assertThat(lower("loss = cross_entropy(dense3, c) + cross_entropy(dense3 * 2, c)")
                        .net()
                        .classifiers())
                .isEmpty();
    }

    @Test
    void dimsSayWhereTheyComeFrom() {
        assertThat(Lowered.of("net A {\ninput x: [4]\nh = dense(x, 5)\nparam W: [6, 2]\noutput y = h @ W\n}")
                        .messages())
                .contains("the inner dimensions differ: 5 (line 3) and 6 (param W, line 4)");
    }

    @Test
    void onlyOutputsBecomeMethods() {
        assertThat(Lowered.of("net A { input values: [4] input name: [4] output y = values + name }")
                        .messages())
                .isEmpty();
        assertThat(Lowered.of(
                                "net A { input x: [4] label session: class {A, B} output values = x loss = cross_entropy(dense(x, 2), session) }")
                        .messages())
                .contains("every generated class has `values`")
                .contains("`session` cannot be the name of a Java enum");
    }

    @Test
    void whatAnUncalledLayerCallsMustExist() {
        Lowered lowered =
                Lowered.of("layer f(x, act) { h = act(x) return h |> rleu |> dense(3, init = normal(0, 1)) }");
        assertThat(lowered.diagnostics().errorCount()).isEqualTo(1);
        assertThat(lowered.messages()).contains("NET0202").contains("did you mean `relu`?");
    }

    @Test
    void anUnknownFunctionOfACalledLayerIsReportedOnce() {
        String text = "layer f(x) { return rleu(x) } net A { input x: [4] output y = f(x) output z = f(x) }";
        assertThat(Lowered.of(text).diagnostics().errorCount()).isEqualTo(1);
    }

    @Test
    void everyNetThatCallsAWrongLayerIsWrong() {
        String text =
                "layer f(x) { return x @ 2 } net A { input x: [4] output y = f(x) } net B { input x: [4] output y = f(x) }";
        Lowered lowered = Lowered.of(text);
        assertThat(lowered.networks()).isEmpty();
        assertThat(lowered.diagnostics().errorCount()).isEqualTo(1);
    }
}
