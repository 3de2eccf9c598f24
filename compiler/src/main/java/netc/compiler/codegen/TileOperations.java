package netc.compiler.codegen;

import netc.compiler.codegen.Target.Tile;
import netc.compiler.ir.Binary;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Operand;

/** How many operations on vectors the method has that does all of a tile. */
final class TileOperations {
    /**
     * The most that are written into one method. From about 170 calls of the Vector API on, C1 gives a method up, and it stays
     * interpreted until C2 has compiled it.
     */
    static final int MOST = 130;

    private TileOperations() {}

    /** @param aTurn how many terms are taken a turn */
    static int of(Kernel.Contract kernel, Tile tile, int aTurn) {
        int sums = tile.height() * tile.width();
        int term = tile.width() + tile.height() + sums;
        int each = kernel.fused().stores().size();
        for (Value value : kernel.body().values()) {
            each += value.op() instanceof Lanewise lanewise ? operations(lanewise.function()) : 0;
        }
        int total = sums + aTurn * term + sums * each;
        for (Operand read : kernel.fused().reads()) {
            total += (read.row() == 0 ? 1 : tile.height()) * (read.column() == 0 ? 1 : tile.width());
        }
        return total;
    }

    private static int operations(LaneFunction function) {
        if (function == Unary.SIGN) {
            return 4;
        }
        if (function instanceof Binary binary) {
            return switch (binary) {
                case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 2;
                default -> 1;
            };
        }
        return function == Unary.STEP ? 2 : 1;
    }
}
