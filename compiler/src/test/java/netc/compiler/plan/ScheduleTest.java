package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final String DEEP = """
            net Test {
                input x: [40]
                label y: class 10
                h1 = x |> dense(48) |> relu
                h2 = h1 |> dense(48) |> relu
                h3 = h2 |> dense(48) |> relu
                h4 = h3 |> dense(48) |> relu
                z = h4 |> dense(10)
                loss = cross_entropy(z, y)
                train {}
            }
            """;

    @Test
    void aLoneThreadUpdatesALayerWhileItsAdjointIsAtHand() {
        List<String> order = alone(DEEP).kernels().stream().map(Kernel::name).toList();

        assertThat(order)
                .containsSubsequence(
                        "gradientH4",
                        "transposeH4W",
                        "gradientH3",
                        "updateH4W",
                        "transposeH3W",
                        "gradientH2",
                        "updateH3W",
                        "transposeH2W",
                        "gradientH1",
                        "updateH2W");
    }

    /** What it needs for one layer is then free for the next: the copies share an array, and so do the adjoints. */
    @Test
    void layersShareWhatALoneThreadNeedsForOne() {
        ModelPlan plan = plan(DEEP);
        EntryPlan alone = plan.stepAlone().orElseThrow();

        assertThat(arrays(alone)).hasSize(1);
        assertThat(arrays(plan.step().orElseThrow())).hasSize(3);
        assertThat(PlanCost.of(alone, 64).workspace())
                .isLessThan(PlanCost.of(plan.step().orElseThrow(), 64).workspace());
    }

    @Test
    void bothOrdersHaveTheSameKernels() {
        ModelPlan plan = plan(DEEP);

        assertThat(plan.stepAlone().orElseThrow().kernels())
                .containsExactlyInAnyOrderElementsOf(plan.step().orElseThrow().kernels());
    }

    /** What all samples share is computed just before it is needed. */
    @Test
    void whatSamplesNeedOfAllComesBetweenThem() {
        List<Kernel> order = alone("""
                net Test {
                    input x: [40]
                    target y: [24]
                    param A: [40, 48] = uniform
                    param B: [40, 48] = uniform
                    param C: [48, 24] = uniform
                    param D: [48, 24] = uniform
                    h = tanh(x @ (A * B))
                    z = h @ (C * D)
                    loss = mse(z, y)
                    train {}
                }
                """).kernels();

        assertThat(order.stream()
                        .filter(kernel -> kernel.name().startsWith("compute"))
                        .limit(4)
                        .map(kernel -> kernel.subject().type().batch()))
                .as("A * B, its product with x, tanh and C * D first")
                .containsExactly(false, true, true, false);
    }

    /** The gradient of a penalty is of the weight alone, and made when the weight is updated. */
    @Test
    void whatIsOfParametersAloneWaitsForTheUpdate() {
        List<String> order = alone("""
                net Test {
                    input x: [40]
                    target y: [24]
                    param P: [48, 24] = uniform
                    h = x |> dense(48) |> tanh
                    z = h @ P
                    loss = mse(z, y) + 0.01 * mean(square(slice(P, axis = 0, from = 2, to = 20)))
                    train {}
                }
                """).kernels().stream().map(Kernel::name).toList();

        assertThat(order).containsSubsequence("gradientH", "gradientLoss", "updateP");
    }

    /** With a single layer there is nothing to choose. */
    @Test
    void aPlanThatIsInOrderHasNoOther() {
        assertThat(plan("""
                net Test {
                    input x: [40]
                    label y: class 10
                    z = x |> dense(10)
                    loss = cross_entropy(z, y)
                    train {}
                }
                """).stepAlone()).isEmpty();
    }

    private static Set<BufferPlan.Array> arrays(EntryPlan entry) {
        Set<BufferPlan.Array> arrays = new HashSet<>();
        for (BufferPlan.Array array : entry.buffers().arrays()) {
            if (array.slots().stream().anyMatch(slot -> slot.name().matches("h.WTransposed"))) {
                arrays.add(array);
            }
        }
        return arrays;
    }

    private static EntryPlan alone(String text) {
        return plan(text).stepAlone().orElseThrow();
    }

    private static ModelPlan plan(String text) {
        CompileResult result =
                Netc.compile(SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        assertThat(result.diagnostics().sorted()).isEmpty();
        return ModelPlan.of(result.nets().get(0), Passes::run);
    }
}
