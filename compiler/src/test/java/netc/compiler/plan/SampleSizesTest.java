package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.ir.Contraction;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;
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

    @Test
    void vectorsOfAWorkspaceKeepAwayFromPowersOfTwo() {
        for (int extent : new int[] {1, 15, 16, 17, 31, 33, 48, 96, 128, 144, 256, 768, 1024}) {
            TensorType type = TensorType.batched(Shape.of(extent));
            int size = SampleSizes.least(type);

            assertThat(size % 16).isZero();
            assertThat(size).isBetween(Access.pad(extent), Access.pad(extent) + 64);
            assertThat(size % 128).as("samples of %d", extent).isNotZero();
            assertThat(SampleSizes.isGoodStride(size))
                    .as("samples of %d", extent)
                    .isTrue();
        }
    }

    @Test
    void valuesOfSeveralAxesAndWithoutBatchHaveNoGaps() {
        assertThat(SampleSizes.least(TensorType.batched(Shape.of(8, 16)))).isEqualTo(128);
        assertThat(SampleSizes.least(TensorType.f32(Shape.of(128)))).isEqualTo(128);
        assertThat(SampleSizes.least(TensorType.batched(Shape.SCALAR))).isEqualTo(1);
    }
}
