package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters whose gradients need each other's values from before the step: each net has a plan, which its verifier accepts. */
class UpdateOrderTest {
    private static final List<String> OPTIMIZERS = List.of(
            "sgd()",
            "sgd(weight_decay = 0.1)",
            "sgd(momentum = 0.5)",
            "sgd(momentum = 0.5, nesterov = true)",
            "adam()");
    private static final List<String> PARAMETERS = List.of("A", "B", "C");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x: [20], target y: [20], param W: [20] = zeros, param V: [20] = zeros, z = x * (W * V)",
                "input x: [20], target y: [30], param W: [20, 30] = zeros, param V: [20, 30] = zeros, z = x @ (W * V)",
                "input x: [20], target y: [30], param W: [20, 30] = zeros, param V: [30, 30] = zeros, z = x @ (W @ V)",
                "input x: [20], target y: [20], param W: [20, 20] = zeros, z = x @ (W @ W)",
                "input x: [8, 20], target y: [8, 30], param W: [20, 30] = zeros, param V: [20, 30, 8] = zeros, "
                        + "z = x @ (sum(V * V, axis = -1) * W)"
            })
    void updatesReadWhatWasThereBefore(String body) {
        for (String optimizer : OPTIMIZERS) {
            assertThat(plan(net(body.replaceAll(", (?=target|param|z)", "\n    "), "mse(z, y)", optimizer))
                            .step())
                    .isPresent();
        }
    }

    /** Products, sums and transposes of parameters at random: each update may read what any other overwrites. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyProductsOfParametersHaveAPlan(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            String source = randomNet(random);
            assertThatCode(() -> plan(source)).as(source).doesNotThrowAnyException();
        }
    }

    private static String randomNet(Random random) {
        int width = List.of(1, 5, 16, 24).get(random.nextInt(4));
        StringBuilder body = new StringBuilder("input x: [%1$d]\n    target y: [%1$d]\n".formatted(width));
        for (String name : PARAMETERS) {
            body.append("    param %1$s: [%2$d, %2$d] = normal(0, 0.3)\n".formatted(name, width));
        }
        body.append("    h0 = x |> dense(%d)\n".formatted(width));
        int layers = 1 + random.nextInt(3);
        for (int i = 0; i < layers; i++) {
            body.append("    h%d = %s\n".formatted(i + 1, layer("h" + i, random)));
        }
        body.append("    z = h%d".formatted(layers));
        String loss = random.nextBoolean() ? "mse(z, y)" : "mse(z, y) + 0.001 * l1()";
        return net(body.toString(), loss, OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size())));
    }

    private static String layer(String h, Random random) {
        String a = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
        String b = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> "silu(%s @ (%s * %s))".formatted(h, a, b);
            case 1 -> "tanh(%s @ transpose(%s))".formatted(h, a);
            case 2 -> "%s @ (%s @ %s)".formatted(h, a, b);
            case 3 -> "%s @ %s + sum(%s, axis = 0) * mean(%s)".formatted(h, a, a, b);
            case 4 -> "%s * max(%s, axis = 0) - sum(%s * %s)".formatted(h, a, a, b);
            case 5 -> "(%s @ %s) * sum(square(%s), axis = -1)".formatted(h, a, b);
            default -> "%s @ (%s + transpose(%s))".formatted(h, a, b);
        };
    }

    private static String net(String body, String loss, String optimizer) {
        return """
                net Test {
                    %s
                    output p = z
                    loss = %s
                    train { optimizer = %s }
                }
                """.formatted(body, loss, optimizer);
    }

    private static ModelPlan plan(String text) {
        CompileResult result =
                Netc.compile(SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        assertThat(result.diagnostics().hasErrors()).as(text).isFalse();
        return ModelPlan.of(result.nets().get(0), Passes::run);
    }
}
