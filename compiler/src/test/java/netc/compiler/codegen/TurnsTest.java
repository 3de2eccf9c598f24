package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import netc.compiler.pass.Passes;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.ModelPlan;
import org.junit.jupiter.api.Test;

/** How many terms the methods of tiles take a turn. */
class TurnsTest {
    private static final Target TARGET = new Target(8, "Kernels256");

    @Test
    void tallTilesTakeFourOfAKnownMultipleOfFour() {
        assertThat(turns(net(40, 48)))
                .containsEntry("computeHSum5x2", 4)
                .containsEntry("gradientHTile5x2", 4)
                .containsEntry("computeHSum4x2", 2)
                .containsEntry("gradientHTile4x2", 2)
                .containsEntry("computeHSum2x4", 1);
    }

    @Test
    void otherNumbersAndSamplesAreTakenByTwo() {
        assertThat(turns(net(28, 34)))
                .containsEntry("computeHSum5x2", 2)
                .containsEntry("gradientHTile5x2", 2)
                .containsEntry("updateHWTile5x2", 2)
                .containsEntry("updateHWSum5x2", 2);
        assertThat(turns(net(31, 48))).containsEntry("computeHSum5x2", 1);
    }

    /** C1 gives a method of too many vector operations up. */
    @Test
    void asManyAsLeaveRoomForWhatFollowsInRegisters() {
        assertThat(turns(NetSources.square(40, "sgd(momentum = 0.9)")))
                .containsEntry("updateWTile5x2", 2)
                .containsValue(4);
    }

    private static String net(int inputs, int width) {
        return """
                net Test {
                    input x: [%d]
                    label y: class 10
                    h = x |> dense(64) |> relu
                    z = h |> dense(%d) |> relu |> dense(10)
                    loss = cross_entropy(z, y)
                    train { optimizer = sgd(momentum = 0.9) }
                }
                """.formatted(inputs, width);
    }

    /** A test ends each term but the last. */
    private static Map<String, Integer> turns(String source) {
        return ModelPlan.of(NetSources.network(source), Passes::run).step().orElseThrow().kernels().stream()
                .filter(Kernel.Contract.class::isInstance)
                .map(kernel -> new ContractEmitter((Kernel.Contract) kernel, TARGET, List.of()).emit())
                .flatMap(code -> code.tiles().stream())
                .collect(Collectors.toMap(
                        MethodSpec::name, method -> method.toString().split("break;").length));
    }
}
