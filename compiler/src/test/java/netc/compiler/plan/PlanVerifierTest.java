package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanVerifierTest {
    /** Also where what is read is a part of the parameter that begins elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void refusesWhatReadsAParameterAfterItsUpdate(int from) {
        CompileResult result = Netc.compile(
                SourceText.of("test.net", """
                        net Test {
                            input x: [8]
                            target y: [5]
                            param P: [8, 5] = normal(0, 1)
                            z = x |> dense(8) |> tanh
                            w = z @ P
                            loss = mse(w, y) + 0.01 * mean(square(slice(P, axis = 0, from = %d, to = 6)))
                            train { optimizer = sgd() }
                        }
                        """.formatted(from)),
                SourceFiles.FILE_SYSTEM,
                Options.ofPackage("generated"));
        ModelPlan model = ModelPlan.of(result.nets().get(0), Passes::run);
        EntryPlan alone = model.stepAlone().orElseThrow();
        ParameterPlaces places = new ParameterPlaces(model.network().parameters(), Set.of());

        PlanVerifier.verify(alone, places);

        List<Kernel> kernels = new ArrayList<>(alone.kernels());
        Kernel penalty = kernels.stream()
                .filter(kernel -> kernel instanceof Kernel.Fold && readsParameters(kernel))
                .findFirst()
                .orElseThrow();
        List<Kernel> last = withReaders(penalty, kernels);
        kernels.removeAll(last);
        kernels.addAll(last);
        List<Phase> phases = List.of(new Phase(Phase.Kind.ALONE, kernels));
        BufferPlan buffers = BufferPlan.of(
                phases, alone.results().stream().map(EntryPlan.Result::access).toList());
        EntryPlan late = new EntryPlan(alone.name(), alone.graph(), phases, alone.results(), buffers);
        assertThat(penalty.name()).startsWith("compute");
        assertThatThrownBy(() -> PlanVerifier.verify(late, places))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(penalty.name() + " reads")
                .hasMessageContaining("after its update");
    }

    /** A kernel and those that need what it computes. */
    private static List<Kernel> withReaders(Kernel first, List<Kernel> order) {
        List<Kernel> readers = new ArrayList<>();
        Set<Buffer> written = new HashSet<>();
        for (Kernel kernel : order) {
            if (kernel == first
                    || KernelAccesses.reads(kernel).stream().anyMatch(read -> written.contains(read.buffer()))) {
                readers.add(kernel);
                KernelAccesses.writes(kernel).forEach(write -> written.add(write.buffer()));
            }
        }
        return readers;
    }

    private static boolean readsParameters(Kernel kernel) {
        return KernelAccesses.reads(kernel).stream().anyMatch(read -> read.buffer() instanceof Buffer.Parameters);
    }
}
