package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;

/**
 * Writes the loops that cut the result of a contraction into tiles: most rows in tall tiles, one strip of columns after the
 * other, so that a strip of the vector operand stays in the cache; as many as can be in tiles a row lower, after the tall ones or along
 * with the last of them; then the rows that are left.
 */
final class TileWalk {
    /** Writes what happens in a strip of columns whose rows are cut into tiles of one shape. */
    interface Body {
        /** Declares what the code for tiles needs; before all loops. */
        default void declare() {}

        /** A single tile. */
        void tile(Tile tile, String row, String column);

        /** The tiles of all strips from one row to another, whose distance is a multiple of the tile's height. */
        void band(Tile tile, String begin, String end, Consumer<Strip> strips);

        /** Tall tiles from {@code begin} to {@code rest}, and from there to {@code end} lower ones. */
        default void bands(Tile tall, Tile lower, String begin, String rest, String end, Strips strips) {
            band(tall, begin, rest, strip -> strips.of(tall, strip));
            band(lower, rest, end, strip -> strips.of(lower, strip));
        }
    }

    /** What happens in a strip of columns as wide as a tile. */
    @FunctionalInterface
    interface Strip {
        void at(Tile tile, String column);
    }

    /** Writes the loop over all strips of columns as wide as a tile. */
    @FunctionalInterface
    interface Strips {
        void of(Tile tile, Strip strip);
    }

    private final Kernel.Contract kernel;
    private final Target target;
    private final CodeBlock.Builder code;
    private final Body body;
    private final String j;
    private final String rest;
    private final String low;
    private final int registers;

    TileWalk(Kernel.Contract kernel, Target target, Scope scope, CodeBlock.Builder code, Body body) {
        this.kernel = kernel;
        this.target = target;
        this.code = code;
        this.body = body;
        j = scope.fresh("j");
        rest = scope.fresh("rest");
        low = scope.fresh("low");
        registers = target.registers(kernel.columns());
    }

    void emit() {
        Loop rows = kernel.rows();
        List<Tile> tiles = tiles();
        Tile tall = tiles.get(0);
        if (!rows.batch() && rows.extent() == tall.height()) {
            strips(tall, (tile, column) -> body.tile(tile, "0", column));
            return;
        }
        boolean cut = rows.batch() || !kernel.split().batch();
        String begin = cut ? times("begin", rows) : "0";
        String end = cut ? times("end", rows) : Integer.toString(rows.extent());
        if (tall.height() == 1 || always(length -> length % tall.height() == 0)) {
            body.band(tall, begin, end, strip -> strips(tall, strip));
            return;
        }
        Tile lower = tiles.get(1);
        code.addStatement(
                "int $N = $T.tall($L, $L, $L, $L)",
                rest,
                ContextClass.PARTS,
                begin,
                end,
                tall.height(),
                lower.height());
        if (lower.height() == 1) {
            body.band(tall, begin, rest, strip -> strips(tall, strip));
            rest(lower, end);
            return;
        }
        if (always(length -> isEven(length, tall.height(), lower.height()))) {
            body.bands(tall, lower, begin, rest, end, this::strips);
            return;
        }
        code.addStatement("int $N = $L - ($L - $N) % $L", low, end, end, rest, lower.height());
        body.bands(tall, lower, begin, rest, low, this::strips);
        code.addStatement("$N = $N", rest, low);
        tiles.subList(2, tiles.size()).forEach(tile -> rest(tile, end));
    }

    /** Whether something holds of every number of rows that the kernel may be called for. */
    private boolean always(IntPredicate holds) {
        if (kernel.rows().batch()) {
            return false;
        }
        int extent = kernel.rows().extent();
        int piece = kernel.split().batch() ? extent : Pieces.length(kernel);
        return holds.test(piece) && (extent % piece == 0 || holds.test(extent % piece));
    }

    /** Whether so many rows are tall and lower tiles without a rest. */
    private static boolean isEven(int rows, int tall, int lower) {
        return IntStream.rangeClosed(0, rows / tall).anyMatch(i -> (rows - i * tall) % lower == 0);
    }

    /** The strips of a single row. */
    void row(Strip strip) {
        List<Tile> tiles = target.tiles(registers);
        strips(tiles.get(tiles.size() - 1), strip);
    }

    /** Tiles of at most as many rows as there are. */
    private List<Tile> tiles() {
        List<Tile> tiles = target.tiles(registers);
        int rows = kernel.rows().extent();
        if (kernel.rows().batch() || tiles.get(0).height() <= rows) {
            return tiles;
        }
        Tile next = tiles.stream().filter(tile -> tile.height() >= rows).reduce(tiles.get(0), (a, b) -> b);
        return List.of(new Tile(rows, next.width()));
    }

    /** Some of the rows that are left. */
    private void rest(Tile tile, String end) {
        int height = tile.height();
        if (height == 1) {
            code.beginControlFlow("if ($N < $L)", rest, end);
        } else {
            code.beginControlFlow("for (; $N + $L <= $L; $N += $L)", rest, height, end, rest, height);
        }
        strips(tile, (part, column) -> body.tile(part, rest, column));
        code.endControlFlow();
    }

    /** All strips of columns as wide as a tile, and a narrower one for what is left. */
    private void strips(Tile tile, Strip strip) {
        int whole = registers / tile.width();
        int step = tile.width() * target.lanes();
        if (whole > 1) {
            code.beginControlFlow("for (int $N = 0; $N < $L; $N += $L)", j, j, whole * step, j, step);
            strip.at(tile, j);
            code.endControlFlow();
        } else {
            strip.at(tile, "0");
        }
        if (registers % tile.width() > 0) {
            strip.at(new Tile(tile.height(), registers % tile.width()), Integer.toString(whole * step));
        }
    }

    private static String times(String bound, Loop rows) {
        return rows.batch() && rows.extent() > 1 ? bound + " * " + rows.extent() : bound;
    }
}
