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
    static final int SCRATCH = 1024;

    /** Where the accumulators of the i-th of several reductions at once lie in the scratch of a thread, in scalar code. */
    static int scratchOf(int i) {
        if (i >= REDUCTIONS) {
            throw new IllegalArgumentException("more than " + REDUCTIONS + " reductions in one sweep");
        }
        return i * ACCUMULATORS;
    }

    boolean isVector() {
        return lanes > 1;
    }

    /** Registers that hold so many floats. */
    int registers(int floats) {
        return (floats + lanes - 1) / lanes;
    }

    int bits() {
        return lanes * Float.SIZE;
    }

    /**
     * A block of sums that stay in registers.
     *
     * @param width in registers; in scalar code, in columns
     */
    record Tile(int height, int width) {
        @Override
        public String toString() {
            return height + "x" + width;
        }
    }

    /**
     * The tiles of a result that is {@code registers} wide: the tall one, one a row lower (of both most numbers of rows can be
     * made), then those for the few rows that may be left. A low tile is wide: a unit that begins two multiply-adds a cycle and
     * takes four for each wants eight sums at once. A tall one leaves two registers free beside its sums and what it multiplies,
     * as C2 has two broadcasts under way: with 6 × 2 of 16 it spilled sums, now and then, and was twice as slow.
     */
    List<Tile> tiles(int registers) {
        List<Tile> tiles = !isVector()
                ? List.of(new Tile(2, 4), new Tile(1, 4))
                : registers == 1
                        ? List.of(new Tile(8, 1), new Tile(4, 1), new Tile(2, 1), new Tile(1, 1))
                        : lanes < 16
                                ? List.of(new Tile(5, 2), new Tile(4, 2), new Tile(2, 4), new Tile(1, 8))
                                : registers < 4
                                        ? List.of(new Tile(8, 3), new Tile(4, 3), new Tile(2, 3), new Tile(1, 3))
                                        : List.of(new Tile(4, 4), new Tile(2, 8), new Tile(1, 8));
        return tiles.stream()
                .map(tile -> new Tile(tile.height(), Math.min(tile.width(), registers)))
                .toList();
    }
}
