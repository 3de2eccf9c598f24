package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netc.compiler.Explanation;
import netc.compiler.ir.Network;
import netc.compiler.pass.Passes;
import netc.compiler.plan.ModelPlan;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nets of many layers, terms or losses become classes that load, with methods that the JIT compiler takes. */
class DeepNetsTest {
    private static final int LARGEST_METHOD = 7_500;

    private static final String TRAIN = "train { optimizer = sgd(momentum = 0.9) }";

    private static String layers(int count) {
        return layers(count, "sgd(momentum = 0.9)");
    }

    private static String layers(int count, String optimizer) {
        return """
            net Test {
                input x: [64]
                label digit: class 10
                h = x
                repeat %d { h = h |> dense(64) |> relu }
                logits = h |> dense(10)
                output p = softmax(logits)
                loss = cross_entropy(logits, digit)
                metric accuracy = accuracy(logits, digit)
                train { optimizer = %s }
            }
            """.formatted(count, optimizer);
    }

    private static String regression(String body) {
        return """
            net Test {
                input x: [20]
                target y: [20]
                param w: [20] = normal(0, 1)
                h = x * w
                %s
                output z = h
                loss = mse(h, y)
                %s
            }
            """.formatted(body, TRAIN);
    }

    private static List<CodeGenerator.Source> sources(Network network) {
        return CodeGenerator.generate(ModelPlan.of(network, Passes::run), "generated");
    }

    private static void checkClasses(Compiled compiled) throws ClassNotFoundException {
        for (Map.Entry<String, byte[]> compiledClass : compiled.classes().entrySet()) {
            MethodSizes.of(compiledClass.getValue())
                    .forEach((method, size) -> assertThat(size)
                            .as(compiledClass.getKey() + "." + method)
                            .isLessThanOrEqualTo(LARGEST_METHOD));
            Class.forName(compiledClass.getKey(), true, compiled);
        }
    }

    @Test
    void twoHundredLayersCompileAndLoad() throws ClassNotFoundException {
        List<CodeGenerator.Source> sources =
                Assertions.assertTimeout(Duration.ofSeconds(20), () -> sources(NetSources.network(layers(200))));
        int characters =
                sources.stream().mapToInt(source -> source.text().length()).sum();
        assertThat(characters).isLessThan(3_000_000);
        checkClasses(Compiled.of(sources));
    }

    /** With lists that are written where they are needed, in a method of their own, and in several. */
    @ParameterizedTest
    @ValueSource(ints = {15, 64, 98})
    void noMethodIsLong(int count) throws ClassNotFoundException {
        checkClasses(Compiled.of(sources(NetSources.network(layers(count, "adam()")))));
    }

    @Test
    void manyNamesOfClassesAreCutIntoMethods() throws ClassNotFoundException {
        String names = IntStream.range(0, 45).mapToObj(i -> "name_" + i).collect(Collectors.joining(", "));
        String labels = IntStream.range(0, 12)
                .mapToObj(i -> "label y%1$d: class {%2$s}\nloss l%1$d = cross_entropy(h, y%1$d)".formatted(i, names))
                .collect(Collectors.joining("\n"));
        Network network = NetSources.network("""
                net Test {
                    input x: [8]
                    h = x |> dense(45)
                    %s
                    train { optimizer = sgd() }
                }
                """.formatted(labels));
        checkClasses(Compiled.of(sources(network)));
    }

    @Test
    void equalLayersShareTheirKernels() {
        List<String> few = kernels(sources(NetSources.network(layers(6))));
        List<String> many = kernels(sources(NetSources.network(layers(30))));
        assertThat(many).hasSameSizeAs(few);
    }

    /** The declarations of the kernels for 512 bits. */
    private static List<String> kernels(List<CodeGenerator.Source> sources) {
        String text = sources.get(sources.size() - 1).text();
        return text.lines()
                .filter(line -> line.contains(" static void "))
                .filter(line -> !line.contains("Kernels.")) // calls of phases
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat 150 { h = h + x*h }",
                "repeat 150 { h = h |> tanh }",
                "repeat 40 { h = softmax(h) + x }",
                "repeat 30 { h = h * sum(h) + sigmoid(h) }"
            })
    void chainsAreCutIntoKernels(String body) throws ClassNotFoundException {
        checkClasses(Compiled.of(sources(NetSources.network(regression(body)))));
    }

    @Test
    void sumsOfManyTermsAreCutIntoKernels() throws ClassNotFoundException {
        checkClasses(Compiled.of(sources(NetSources.network(regression(sum(300))))));
    }

    private static String sum(int terms) {
        return IntStream.range(0, terms)
                .mapToObj(i -> i + ".5*x*w")
                .collect(Collectors.joining(" + ", "repeat 1 { h = ", " }"));
    }

    @Test
    void manyLossesAreCutIntoKernels() throws ClassNotFoundException {
        String losses = IntStream.range(0, 40)
                .mapToObj(i -> "loss = " + i + ".5 * mse(h * " + i + ".25, y)\n")
                .collect(Collectors.joining());
        checkClasses(Compiled.of(sources(NetSources.network(regression(losses)))));
    }

    @Test
    void theLongestChainsOverflowNoStack() {
        assertThat(sources(NetSources.network(regression("repeat 5000 { h = h + x*h }"))))
                .isNotEmpty();
    }

    @Test
    void theFormulasOfALongChainAreCutShort() {
        Network network = NetSources.network(regression(sum(2000)));
        assertThat(Explanation.of(network)).contains("…");
    }
}
