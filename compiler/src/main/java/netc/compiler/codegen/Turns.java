package netc.compiler.codegen;

import java.util.List;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;

/**
 * How many terms of its sums a tile takes in one turn of the loop over them: one, two or four.
 *
 * <p>Several only where their number is a multiple: C2 tests before the loop that all places lie within the arrays, those behind the last
 * term too, and compiles the method anew without such a test, spilling sums, once one does not.
 */
final class Turns {
    static final int MOST = 4;

    /**
     * The tile that has most of the work where there are 16 registers. With four terms its methods are longer by more than half, and C2 takes
     * longer to compile them; so those for fewer rows take two.
     */
    private static final Tile OF_MOST = new Tile(5, 2);

    /** Of fewer terms, many turns would lie in the copies with which C2 begins and ends a loop. The number is chosen, not measured. */
    private static final int LEAST_TERMS = 32;

    private Turns() {}

    static int of(Kernel.Contract kernel, Tile tile) {
        if (tile.height() < 4 || kernel.summed().isEmpty()) {
            return 1;
        }
        Loop last = kernel.summed().get(kernel.summed().size() - 1);
        if (last.batch()) {
            return kernel.summed().size() == 1 ? 2 : 1;
        }
        if (tile.equals(OF_MOST) && last.extent() % MOST == 0 && last.extent() >= LEAST_TERMS) {
            return MOST;
        }
        return last.extent() % 2 == 0 ? 2 : 1;
    }

    /** Of a method that goes on with its sums in registers; 1 if it would have too many operations. */
    static int ofComplete(Kernel.Contract kernel, Tile tile) {
        return List.of(of(kernel, tile), 2).stream()
                .filter(each -> each <= of(kernel, tile))
                .filter(each -> TileOperations.of(kernel, tile, each) <= TileOperations.MOST)
                .findFirst()
                .orElse(1);
    }
}
