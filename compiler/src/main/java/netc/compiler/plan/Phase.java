package netc.compiler.plan;

import java.util.List;

/**
 * Kernels that run between two meetings of the threads.
 *
 * @param batch whether each thread takes some of the samples through all the kernels in turn; otherwise the kernels are
 *     independent of each other, and each is cut into parts of its own
 */
public record Phase(boolean batch, List<Kernel> kernels) {
    public Phase {
        kernels = List.copyOf(kernels);
    }
}
