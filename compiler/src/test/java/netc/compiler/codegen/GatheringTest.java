package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of weights for which rows are gathered: the same bits as with rows where they lie. */
class GatheringTest {
    private final KernelRuns runs = new KernelRuns();

    /** The rows of the last piece leave none, or some, that are in no tall tile; the last of these has pieces of at most 160 rows. */
    @ParameterizedTest
    @CsvSource({"1030, 144, sgd(momentum = 0.9)", "1015, 144, adam()", "784, 512, sgd()", "1500, 128, sgd()"})
    void gathersRows(int inputs, int outputs, String optimizer) {
        Network network = network(inputs, outputs, optimizer);
        GeneratedNet net = new GeneratedNet(network);
        assertThat(net.plan.steps()).hasSize(2);
        Map<String, float[]> parameters = runs.parameters(net);
        for (EntryPlan step : net.plan.steps()) {
            assertThat(gathering(step)).containsExactly("updateHW");
            for (int n : new int[] {1, 6, 131}) {
                runs.check(net, step, n, runs.feeds(network, n), parameters);
            }
            Map<String, Object> sparse = runs.feeds(network, 33);
            runs.withZeros((float[]) sparse.get("gathered"), 0.9);
            runs.check(net, step, 33, sparse, parameters);
        }
    }

    /** Samples that share pages, and few columns. */
    @ParameterizedTest
    @CsvSource({"784, 256", "640, 1024", "1024, 20"})
    void leavesRowsWhereTheyLie(int inputs, int outputs) {
        GeneratedNet net = new GeneratedNet(network(inputs, outputs, "sgd()"));

        assertThat(gathering(net.plan.step().orElseThrow())).isEmpty();
    }

    @Test
    void cutsWideLayersIntoPiecesThatItCanGather() {
        EntryPlan step =
                new GeneratedNet(network(4000, 256, "sgd()")).plan.step().orElseThrow();

        assertThat(step.kernels())
                .filteredOn(Gathering::isOf)
                .singleElement()
                .satisfies(kernel -> assertThat(Pieces.length(kernel)).isEqualTo(Gathering.MOST_ROWS));
    }

    /** The input has the name of what the kernels keep gathered rows in: names of a net must not meet those of kernels. */
    private static Network network(int inputs, int outputs, String optimizer) {
        return NetSources.network("""
                net Test {
                    input gathered: [%d]
                    target t: [3]
                    h = gathered |> dense(%d) |> tanh
                    y = h |> dense(3)
                    loss = mse(y, t)
                    train { optimizer = %s }
                }
                """.formatted(inputs, outputs, optimizer));
    }

    private static List<String> gathering(EntryPlan entry) {
        return entry.kernels().stream()
                .filter(Gathering::isOf)
                .map(Kernel::name)
                .toList();
    }
}
