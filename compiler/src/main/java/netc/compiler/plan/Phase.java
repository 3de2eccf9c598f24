package netc.compiler.plan;

import java.util.List;

/** Kernels that run between two meetings of the threads. */
public record Phase(Kind kind, List<Kernel> kernels) {
    /** How the work of a phase is shared. */
    public enum Kind {
        /** Each thread takes some of the samples through all kernels in turn. */
        SAMPLES,
        /** The kernels compute what all samples share, are independent of each other, and each is cut into parts of its own. */
        SHARED,
        /** One thread runs the kernels in turn, each for all samples. */
        ALONE
    }

    public Phase {
        kernels = List.copyOf(kernels);
    }
}
