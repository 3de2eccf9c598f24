package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No vector is boxed in compiled code. */
class VectorAllocationTest {
    @ParameterizedTest
    @MethodSource("netc.runtime.RegisterWidths#ofThisMachine")
    void compiledLoopsAllocateNothing(int bits) {
        Fork.Result result = Fork.withVectors(VectorAllocationMain.class, List.of("-Dnetc.vector.bits=" + bits));
        assertThat(result.output()).contains("allocated 0");
    }
}
