package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalar and vector functions give the same bits on every width, compiled or interpreted. */
class LanesBitsTest {
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void bitsAreEqualWhenCompiled(int bits) {
        Fork.Result result = Fork.withVectors(LanesBitsMain.class, List.of("-Dnetc.vector.bits=" + bits), "2570");
        assertThat(result.output()).contains("equal " + bits + " ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void bitsAreEqualWhenInterpreted() {
        Fork.Result result =
                Fork.withVectors(LanesBitsMain.class, List.of("-Xint", "-Dnetc.vector.bits=256"), "99999989");
        assertThat(result.output()).contains("equal 256 ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void everyFunctionHasBothForms() {
        assertThat(LaneFunctions.VECTOR.keySet())
                .containsAll(LaneFunctions.UNARY.keySet())
                .containsAll(LaneFunctions.BINARY.keySet())
                .hasSize(LaneFunctions.UNARY.size() + LaneFunctions.BINARY.size());
    }
}
