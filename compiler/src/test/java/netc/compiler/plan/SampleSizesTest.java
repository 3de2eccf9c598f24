package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.ir.Contraction;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSizesTest {
    @ParameterizedTest
    @ValueSource(ints = {64, 96, 112, 128, 256, 768, 1000, 1024})
    void whereTheBatchIsSummedSamplesOfTheAdjointHaveADistanceOfTheirOwn(int width) {
        String text = """
                net Test {
                    input x: [784]
                    label y: class 10
                    h1 = x |> dense(%1$d) |> relu
                    h2 = h1 |> dense(%1$d) |> relu
                    z = h2 |> dense(10)
                    loss = cross_entropy(z, y)
                    train {}
                }
                """.formatted(width);
        CompileResult result =
                Netc.compile(SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));

        EntryPlan step = ModelPlan.of(result.nets().get(0), Passes::run).step().orElseThrow();
        int found = 0;
        for (Kernel kernel : step.kernels()) {
            if (kernel instanceof Kernel.Contract contract
                    && contract.subject().op() instanceof Contraction contraction
                    && !contraction.batch()) {
                int adjoint = contract.vector().access().batchStride();
                if (contract.columns() < 64) {
                    continue;
                }
                found++;
                assertThat(adjoint).isNotEqualTo(contract.broadcast().access().batchStride());
                assertThat(Integer.bitCount(adjoint)).isGreaterThan(2);
                assertThat(adjoint % 128).isNotZero();
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }
}
