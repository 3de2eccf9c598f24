package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kernels the gate lets through, each case in a JVM of its own. */
class KernelGateTest {
    @ParameterizedTest
    @MethodSource("netc.runtime.RegisterWidths#ofThisMachine")
    void vectorKernelsFollowWhenTheyAreWarm(int bits) {
        Fork.Result result = Fork.withVectors(KernelGateMain.class, List.of("-Dnetc.vector.bits=" + bits));
        assertThat(result.output()).contains("first scalar, then vector DemoKernels" + bits);
    }

    @Test
    void blockingWarmupEndsInTheFirstCall() {
        Fork.Result result = Fork.withVectors(KernelGateMain.class, List.of("-Dnetc.warmup=blocking"));
        assertThat(result.output()).contains("first vector, then vector");
    }

    @Test
    void vectorBackendBeginsAtOnce() {
        Fork.Result result = Fork.withVectors(KernelGateMain.class, List.of("-Dnetc.backend=vector"));
        assertThat(result.output()).contains("first vector, then vector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dnetc.backend=scalar", "-Dnetc.warmup=none", "-Xint"})
    void scalarKernelsStayWhereAskedTo(String flag) {
        Fork.Result result = Fork.withVectors(KernelGateMain.class, List.of(flag));
        assertThat(result.output()).contains("first scalar, then scalar Scalar");
    }

    @Test
    void aWrongBitKeepsTheScalarKernelsAndIsLogged() {
        Fork.Result result =
                Fork.withVectors(KernelGateMain.class, List.of("-Ddemo.wrong=true", "-Dnetc.warmup=blocking"));
        assertThat(result.output())
                .contains("first scalar, then scalar")
                .contains("netc.runtime.DemoKernels: scalar kernels stay, as vector kernels give other results");
    }

    @Test
    void withoutTheModuleOneLineNamesTheFlag() {
        for (String flag : List.of("-Dnetc.warmup=blocking", "-Ddemo.stay=3000")) {
            Fork.Result result = Fork.run(KernelGateMain.class, List.of(flag));
            assertThat(result.output())
                    .contains("first scalar, then scalar")
                    .containsOnlyOnce("--add-modules jdk.incubator.vector");
        }
    }

    @Test
    void aProgramThatEndsAtOnceIsNotToldHowToBeFaster() {
        assertThat(Fork.run(KernelGateMain.class, List.of()).output())
                .contains("first scalar, then scalar")
                .doesNotContain("--add-modules");
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThat(Fork.run(KernelGateMain.class, List.of("-Dnetc.backend=vector"))
                        .output())
                .contains("IllegalStateException: -Dnetc.backend=vector: the module jdk.incubator.vector is missing");
        assertThat(Fork.withVectors(KernelGateMain.class, List.of("-Dnetc.backend=gpu"))
                        .output())
                .contains("-Dnetc.backend: expected one of [auto, vector, scalar], got gpu");
        assertThat(Fork.withVectors(KernelGateMain.class, List.of("-Dnetc.vector.bits=64"))
                        .output())
                .contains("-Dnetc.vector.bits: expected 128, 256 or 512, got 64");
    }
}
