package netc.compiler.codegen;

import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Phase;

/**
 * Into how many pieces the kernels of a shared phase are cut: as many as keep a few threads busy, none too small, and none greater than
 * what a thread can gather.
 */
final class Pieces {
    /** The least work of a piece, in multiply-adds per sample. */
    private static final long LEAST_WORK = 16_384;

    /** For a few threads; a piece that gathers its rows may be smaller. */
    private static final int MOST = 8;

    /** What a float takes that is moved or computed, compared with multiply-adds, of which there are as many as samples. */
    private static final int FLOAT = 4;

    private Pieces() {}

    /** How many of the kernel's outermost range make a piece. */
    static int length(Kernel kernel) {
        int extent = kernel.split().extent();
        long pieces = Math.max(1, Math.min(MOST, work(kernel) / LEAST_WORK));
        long length = (extent + pieces - 1) / pieces;
        if (Gathering.isOf(kernel)) {
            length = Math.min(length, Gathering.MOST_ROWS);
        }
        int grain = kernel.split().grain();
        return Math.toIntExact(Math.min(extent, (length + grain - 1) / grain * grain));
    }

    /** What a kernel has to do, in multiply-adds per sample. */
    static long work(Kernel kernel) {
        if (kernel instanceof Kernel.Contract contract) {
            long terms = contract.summed().stream().mapToLong(Loop::extent).reduce(1, (a, b) -> a * b);
            return terms * contract.rows().extent() * contract.columns();
        }
        return kernel.subject().shape().size() * FLOAT;
    }

    /** How many pieces a shared phase has. */
    static int count(Phase phase) {
        int count = 0;
        for (Kernel kernel : phase.kernels()) {
            int length = length(kernel);
            count += (kernel.split().extent() + length - 1) / length;
        }
        return count;
    }
}
