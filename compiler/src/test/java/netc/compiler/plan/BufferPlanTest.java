package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.Test;

class BufferPlanTest {
    /** Samples of 128 floats lie 176 apart, and their copy in panels takes 8 · 22 floats a sample. */
    @Test
    void panelsOfSamplesShareNoArrayWithVectorsOfTheirSize() {
        EntryPlan step = step("""
                net Test {
                    input x: [700]
                    label y: class 10
                    h1 = x |> dense(128) |> softmax
                    h2 = h1 |> dense(128) |> softmax
                    z = h2 |> dense(10)
                    loss = cross_entropy(z, y)
                    train {}
                }
                """);

        List<BufferPlan.Array> alike = step.buffers().arrays().stream()
                .filter(array -> array.batch() && array.size() == 176)
                .toList();
        assertThat(alike).anyMatch(BufferPlan.Array::isOfSamples);
        assertThat(alike)
                .anyMatch(array -> !array.isOfSamples() && array.slots().size() > 1);
        for (BufferPlan.Array array : alike) {
            assertThat(array.slots()).allMatch(slot -> slot.isOfSamples() == array.isOfSamples());
        }
    }

    private static EntryPlan step(String text) {
        CompileResult result =
                Netc.compile(SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        return ModelPlan.of(result.nets().get(0), Passes::run).step().orElseThrow();
    }
}
