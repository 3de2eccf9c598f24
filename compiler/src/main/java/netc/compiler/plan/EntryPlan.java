package netc.compiler.plan;

import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.type.TensorType;

/**
 * How one graph of a net is computed: a prediction, an evaluation or a training step.
 *
 * @param name {@code predictProbabilities}, {@code evaluate}, {@code step}
 * @param graph what is computed, in the form in which it was planned
 * @param results where the caller finds what it asked for
 */
public record EntryPlan(String name, Graph graph, List<Phase> phases, List<Result> results, BufferPlan buffers) {

    /** A named result: padded rows, or one number (a sample). */
    public record Result(String name, TensorType type, Access access) {}

    public List<Kernel> kernels() {
        return phases.stream().flatMap(phase -> phase.kernels().stream()).toList();
    }
}
