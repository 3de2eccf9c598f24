package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import netc.compiler.ir.Network;
import netc.compiler.pass.Passes;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.ModelPlan;
import netc.compiler.plan.PlanCost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plans of the examples cost, so that a change that makes one dearer is seen without a clock. */
class PlanCostTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path GOLDENS = Path.of("src", "test", "resources", "cost");

    @ParameterizedTest
    @ValueSource(strings = {"linear", "letters", "deep", "product", "mnist"})
    void staysTheSame(String example) {
        CompileResult result =
                Netc.compile(EXAMPLES.resolve(example).resolve(example + ".net"), Options.ofPackage("examples"));
        assertThat(result.messages()).isEmpty();
        StringBuilder text = new StringBuilder();
        for (Network network : result.nets()) {
            int batch = network.training().batch();
            ModelPlan plan = ModelPlan.of(network, Passes::run);
            for (EntryPlan entry : plan.entries()) {
                int n = plan.steps().contains(entry) ? batch : 1;
                text.append(line(network.name(), entry, n));
            }
        }
        Golden.check(GOLDENS.resolve(example + ".txt"), text.toString());
    }

    private static String line(String net, EntryPlan entry, int n) {
        PlanCost cost = PlanCost.of(entry, n);
        return String.format(
                Locale.ROOT,
                "%s.%s, n = %d: %,d multiply-adds, %,d lane operations, %d kernels in %d phases, %,d bytes moved, workspace %,d bytes%n",
                net,
                entry.name(),
                n,
                cost.multiplyAdds(),
                cost.laneOperations(),
                cost.kernels(),
                cost.phases(),
                cost.bytes(),
                cost.workspace());
    }
}
