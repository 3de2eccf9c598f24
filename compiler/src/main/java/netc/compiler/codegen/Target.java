package netc.compiler.codegen;

import java.util.List;

/**
 * For which registers kernels are emitted. Tile shapes are compile-time, so that each width has a class of its own.
 *
 * @param lanes floats in a register
 * @param suffix what the name of the kernel class ends in
 */
record Target(int lanes, String suffix) {
    static final Target SCALAR = new Target(1, "ScalarKernels");
    static final List<Target> VECTORS =
            List.of(new Target(4, "Kernels128"), new Target(8, "Kernels256"), new Target(16, "Kernels512"));

    /** The logical accumulators of a reduction over lanes. */
    static final int ACCUMULATORS = 16;

    /** How many reductions at once have accumulators in scratch memory. */
    private static final int REDUCTIONS = 8;

    /** Floats of scratch that a part of the work needs: for calls, for accumulators of reductions, for the sums of a tile. */
    static final int SCRATCH = 32 * 16;

    /** Where the accumulators of the i-th of several reductions at once lie in the scratch of a part, in scalar code. */
    static int scratchOf(int i) {
        if (i >= REDUCTIONS) {
            throw new IllegalArgumentException("more than " + REDUCTIONS + " reductions in one sweep");
        }
        return i * ACCUMULATORS;
    }

    boolean isVector() {
        return lanes > 1;
    }

    int bits() {
        return lanes * Float.SIZE;
    }

    /** Registers (or, in scalar code, columns) that a tile is wide at most. */
    int tileWidth() {
        return isVector() && lanes < 16 ? 2 : 4;
    }

    /** Rows of a tile that is {@code width} registers wide: as many accumulators as the registers hold. */
    int tileRows(int width) {
        if (!isVector()) {
            return 2;
        }
        if (lanes == 16) {
            return width >= 4 ? 4 : 8;
        }
        return width >= 2 ? 6 : 8;
    }
}
