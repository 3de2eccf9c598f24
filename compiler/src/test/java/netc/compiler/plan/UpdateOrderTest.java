package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    private static final List<String> OPTIMIZERS =
            List.of("sgd()", "sgd(momentum = 0.5)", "sgd(momentum = 0.5, nesterov = true)", "adam()");

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
            String text = """
                    net Test {
                        %s
                        output p = z
                        loss = mse(z, y)
                        train { optimizer = %s }
                    }
                    """.formatted(body.replaceAll(", (?=target|param|z)", "\n    "), optimizer);
            CompileResult result = Netc.compile(
                    SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));

            assertThat(result.diagnostics().sorted()).as(text).isEmpty();
            assertThat(ModelPlan.of(result.nets().get(0), Passes::run).step()).isPresent();
        }
    }
}
