package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import netc.compiler.ir.Network;
import netc.compiler.pass.Passes;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.ModelPlan;
import org.junit.jupiter.api.Test;

/** Which kernels go on with their sums in registers. */
class CompleteTilesTest {
    private static final Target TARGET = new Target(8, "Kernels256");

    @Test
    void anUpdateWithMomentumAndAMaskFollowInRegisters() {
        List<String> methods = methods("sgd(momentum = 0.9)");

        assertThat(methods).contains("updateHWTile5x2", "updateHWSum5x2", "gradientHTile5x2");
        assertThat(methods).doesNotContain("gradientHSum5x2");
    }

    /** Its mask may be far away, and a band asks for many lines of it at a time. */
    @Test
    void aMaskDoesNotAfterMoreThan64Terms() {
        assertThat(methods("sgd(momentum = 0.9)", 64, "|> relu"))
                .contains("gradientHTile5x2")
                .doesNotContain("gradientHSum5x2");
        assertThat(methods("sgd(momentum = 0.9)", 66, "|> relu"))
                .contains("gradientHSum5x2", "gradientHFinish2")
                .doesNotContain("gradientHTile5x2");
        assertThat(methods("sgd(momentum = 0.9)", 66, ""))
                .contains("gradientZ3Tile5x2")
                .doesNotContain("gradientZ3Sum5x2");
    }

    /** A bias is loaded before all tiles and would take the registers of two sums. */
    @Test
    void aBiasDoesNot() {
        assertThat(methods("sgd(momentum = 0.9)"))
                .contains("computeHSum5x2", "computeHFinish2")
                .doesNotContain("computeHTile5x2");
    }

    /** C1 gives up a method of too many vector operations. */
    @Test
    void anUpdateOfManyOperationsDoesNot() {
        assertThat(methods("adam()")).contains("updateHWSum5x2").doesNotContain("updateHWTile5x2");
    }

    private static List<String> methods(String optimizer) {
        return methods(optimizer, 48, "|> relu");
    }

    private static List<String> methods(String optimizer, int width, String after) {
        Network network = NetSources.network("""
                net Test {
                    input x: [40]
                    label y: class 10
                    h = x |> dense(64) %s
                    z = h |> dense(%d) |> relu |> dense(10)
                    loss = cross_entropy(z, y)
                    train { optimizer = %s }
                }
                """.formatted(after, width, optimizer));
        EntryPlan step = ModelPlan.of(network, Passes::run).step().orElseThrow();
        return step.kernels().stream()
                .filter(Kernel.Contract.class::isInstance)
                .map(kernel -> new ContractEmitter((Kernel.Contract) kernel, TARGET, List.of()).emit())
                .flatMap(code -> code.tiles().stream())
                .map(MethodSpec::name)
                .toList();
    }
}
