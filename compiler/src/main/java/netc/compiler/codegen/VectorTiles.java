package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Panels;

/**
 * Calls a method that does all of some tiles; or one that sums them in registers and leaves the sums in scratch memory, and after
 * a band of tiles another that does what follows the sums.
 *
 * <p>The two are kept apart where terms are taken one a turn, where much follows the sums, or where that reads what all rows share:
 * C2 gives registers to a whole method, and keeps some of the sums in memory even within the loop, which then takes twice as long. It
 * does so as well where a loop may turn more than a thousand times, as then a second loop with a safepoint surrounds it. So longer sums
 * are taken block by block, and what follows them waits for the last. They are kept apart as well where a mask follows many terms that
 * are no samples.
 */
final class VectorTiles implements TileWalk.Body {
    /**
     * The most terms, other than samples, that one method adds up before it goes on with a mask. With so few it matters what a stay of the
     * sums in scratch memory costs. With more they wait for a band of rows: the mask may have left the second cache, and a loop over
     * the rows of a band presumably asks for more of it at a time than each tile does for its own.
     */
    private static final int FEW_TERMS = 64;

    private final ContractEmitter contract;
    private final Kernel.Contract kernel;
    private final int lanes;
    private final String from;
    private final String to;
    private final String next;
    private final String blockName;
    private final String paired;
    private final List<String> ks = new ArrayList<>();
    private final ListedTiles listed;

    VectorTiles(ContractEmitter contract) {
        this.contract = contract;
        kernel = Gathering.isOf(contract.kernel()) ? Gathering.gathered(contract.kernel()) : contract.kernel();
        lanes = contract.target().lanes();
        Scope scope = contract.arguments().scope();
        from = scope.fresh("from");
        to = scope.fresh("to");
        next = scope.fresh("next");
        kernel.summed().forEach(loop -> ks.add(scope.fresh("k")));
        blockName = scope.fresh("block");
        paired = scope.fresh("paired");
        listed = new ListedTiles(contract, kernel, this);
    }

    @Override
    public void declare() {
        if (isGathered(kernel.broadcast())) {
            Gathering.emit(contract, kernel);
        }
        if (sumsBatchAlone()) {
            String extent = TileEmitter.extent(kernel.summed().get(0));
            contract.code().addStatement("int $N = $T.block($L)", blockName, ContextClass.PARTS, extent);
            contract.code().addStatement("int $N = $L & -2", paired, extent);
        }
    }

    private boolean sumsBatchAlone() {
        return kernel.summed().size() == 1 && kernel.summed().get(0).batch();
    }

    @Override
    public void tile(Tile tile, String row, String column) {
        tiles(tile, row, CodeBlock.of("$L", tile.height()), column);
    }

    /** The tiles of some rows, below each other. */
    private void tiles(Tile tile, String row, CodeBlock rows, String column) {
        if (!isComplete(tile)) {
            sum(tile, row, rows, column);
            finish(tile, row, rows, column);
        } else if (!sumsBatchAlone()) {
            complete(tile, row, rows, column);
        } else {
            // A block has all terms, or at most half of them.
            String extent = TileEmitter.extent(kernel.summed().get(0));
            contract.code().beginControlFlow("if ($L == $N && $L <= $N)", extent, paired, extent, blockName);
            complete(tile, row, rows, column);
            contract.code().nextControlFlow("else");
            sum(tile, row, rows, column);
            finish(tile, row, rows, column);
            contract.code().endControlFlow();
        }
    }

    /** Whether a method adds up all terms and goes on with the sums in registers. */
    private boolean isComplete(Tile tile) {
        List<Loop> summed = kernel.summed();
        return summed.size() == 1
                && Turns.ofComplete(kernel, tile) > 1
                && kernel.fused().reads().stream().allMatch(read -> read.row() != 0)
                && (summed.get(0).batch() || summed.get(0).extent() <= mostTerms());
    }

    private int mostTerms() {
        return kernel.fused().reads().isEmpty() ? TileEmitter.BLOCK : FEW_TERMS;
    }

    private void complete(Tile tile, String row, CodeBlock rows, String column) {
        int each = Turns.ofComplete(kernel, tile);
        TileCode complete = contract.method(
                kernel.name() + "Tile" + tile,
                name -> new TileEmitter(kernel, contract.target(), tile, name).complete(each));
        List<CodeBlock> places = places(row, column, tile.width() * lanes, List.of());
        places.add(CodeBlock.of("$L", TileEmitter.extent(kernel.summed().get(0))));
        places.add(rows);
        addPanel(tile, places);
        for (Operand operand : TileEmitter.distinct(kernel)) {
            places.add(
                    contract.start(operand, row, column, tile.width() * lanes).code());
        }
        CodeBlock arguments = contract.arguments().forward(complete.arguments(), places, List.of());
        contract.code().addStatement("$N($L)", complete.method(), arguments);
    }

    @Override
    public void band(Tile tall, String begin, String end, Consumer<TileWalk.Strip> strips) {
        band(tall, begin, end, strips, () -> strips.accept(this::band));
    }

    /**
     * The last band of tall tiles takes the lower ones along, strip by strip: in a pass of their own over all strips, a few rows would
     * read the whole of a weight. Sums over samples have short strips, which stay in the cache. The lower rows are so few, less than
     * {@code tall · lower}, that their sums have room in scratch memory.
     */
    @Override
    public void bands(Tile tall, Tile lower, String begin, String rest, String end, TileWalk.Strips strips) {
        boolean oneStrip = contract.target().registers(kernel.columns()) <= tall.width();
        if (oneStrip || tall.width() != lower.width() || sumsBatchAlone()) {
            TileWalk.Body.super.bands(tall, lower, begin, rest, end, strips);
            return;
        }
        TileWalk.Strip both = (tile, column) -> {
            band(tile, column);
            contract.code().beginControlFlow("if ($N == $N)", to, rest);
            Tile low = new Tile(lower.height(), tile.width());
            tiles(low, rest, CodeBlock.of("$L - $N", end, rest), column);
            contract.code().endControlFlow();
        };
        if (listed.isFor(tall)) {
            bandsUnlessListed(tall, lower, begin, rest, end, strips, both);
            return;
        }
        contract.code()
                .addStatement("int $N", to)
                .beginControlFlow(
                        "for (int $N = $L; $N < $L; $N = $N < $N ? $N : $L)",
                        from,
                        begin,
                        from,
                        end,
                        from,
                        to,
                        rest,
                        to,
                        end)
                .addStatement("$N = Math.min($N + $L, $N)", to, from, rows(tall), rest);
        strips.of(tall, both);
        contract.code().endControlFlow();
    }

    /** Where the terms of the last tall tiles are listed, the lower ones have a pass of their own, as theirs are listed apart. */
    private void bandsUnlessListed(
            Tile tall, Tile lower, String begin, String rest, String end, TileWalk.Strips strips, TileWalk.Strip both) {
        CodeBlock.Builder code = contract.code();
        code.addStatement("int $N = $N", next, rest);
        band(tall, begin, rest, strip -> strips.of(tall, strip), () -> {
            strips.of(tall, both);
            code.beginControlFlow("if ($N == $N)", to, rest)
                    .addStatement("$N = $L", next, end)
                    .endControlFlow();
        });
        band(lower, next, end, strip -> strips.of(lower, strip));
    }

    /**
     * The bands of some rows: with the terms that are listed, where these are few enough, or with all.
     *
     * @param all writes what is done with all terms
     */
    private void band(Tile tall, String begin, String end, Consumer<TileWalk.Strip> strips, Runnable all) {
        CodeBlock.Builder code = contract.code();
        code.beginControlFlow("for (int $N = $L; $N < $L; $N += $L)", from, begin, from, end, from, rows(tall));
        code.addStatement("int $N = Math.min($N + $L, $L)", to, from, rows(tall), end);
        boolean lists = listed.isFor(tall);
        if (lists) {
            CodeBlock some = CodeBlock.of("$N - $N", to, from);
            code.beginControlFlow("if ($L)", listed.isWorthwhile(tall, from, some));
            strips.accept((tile, column) -> listed.tiles(tile, from, some, column));
            code.nextControlFlow("else");
        }
        all.run();
        if (lists) {
            code.endControlFlow();
        }
        code.endControlFlow();
    }

    /** The tiles of a band in a strip. */
    private void band(Tile tile, String column) {
        tiles(tile, from, CodeBlock.of("$N - $N", to, from), column);
    }

    /** The most rows of a band: their sums have room in scratch memory. */
    private int rows(Tile tile) {
        return Math.max(1, Target.SCRATCH / (tile.width() * lanes) / tile.height()) * tile.height();
    }

    void sum(Tile tile, String row, CodeBlock rows, String column) {
        List<Loop> summed = kernel.summed();
        if (summed.isEmpty()) {
            call(tile, row, rows, column, true, List.of(), "1");
            return;
        }
        Loop last = summed.get(summed.size() - 1);
        CodeBlock.Builder code = contract.code();
        int block = block(last);
        if (sumsBatchAlone()) {
            batchSum(tile, row, rows, column, TileEmitter.extent(last));
            return;
        }
        if (summed.size() == 1) {
            call(tile, row, rows, column, true, List.of(), Integer.toString(Math.min(block, last.extent())));
            if (last.extent() > block) {
                String k = ks.get(0);
                String extent = TileEmitter.extent(last);
                code.beginControlFlow("for (int $N = $L; $N < $L; $N += $L)", k, block, k, extent, k, block);
                call(tile, row, rows, column, false, ks, left(last, k));
                code.endControlFlow();
            }
            return;
        }
        CodeBlock end = CodeBlock.of("scratchAt + ($L) * $L", rows, tile.width() * lanes);
        code.addStatement(
                "$T.fill($N, scratchAt, $L, 0f)",
                Arrays.class,
                contract.arguments().scratch(),
                end);
        for (int axis = 0; axis < ks.size(); axis++) {
            String step = axis < ks.size() - 1 ? "1" : Integer.toString(block);
            code.beginControlFlow(
                    "for (int $N = 0; $N < $L; $N += $L)",
                    ks.get(axis),
                    ks.get(axis),
                    TileEmitter.extent(summed.get(axis)),
                    ks.get(axis),
                    step);
        }
        call(tile, row, rows, column, false, ks, left(last, ks.get(ks.size() - 1)));
        ks.forEach(k -> code.endControlFlow());
    }

    /** Sums over the samples of a batch, in blocks as long as the caches like them; the last of an odd number alone. */
    private void batchSum(Tile tile, String row, CodeBlock rows, String column, String extent) {
        String k = ks.get(0);
        CodeBlock.Builder code = contract.code();
        call(tile, row, rows, column, true, List.of(), "Math.min(" + blockName + ", " + paired + ")");
        code.beginControlFlow("for (int $N = $N; $N < $N; $N += $N)", k, blockName, k, paired, k, blockName);
        call(tile, row, rows, column, false, ks, "Math.min(" + blockName + ", " + paired + " - " + k + ")");
        code.endControlFlow();
        code.beginControlFlow("if ($N < $L)", paired, extent);
        TileCode term = contract.method(
                kernel.name() + "Last" + tile.width(),
                name -> new TileEmitter(kernel, contract.target(), new Tile(1, tile.width()), name).term());
        List<CodeBlock> places = places(row, column, tile.width() * lanes, List.of(paired));
        places.add(rows);
        addPanel(tile, places);
        contract.code()
                .addStatement(
                        "$N($L)", term.method(), contract.arguments().forward(term.arguments(), places, List.of()));
        code.endControlFlow();
    }

    /** The terms of a block: of known numbers, about as many in each, and a multiple of what may be taken a turn. */
    private static int block(Loop loop) {
        if (loop.batch()) {
            return TileEmitter.BLOCK;
        }
        int blocks = (loop.extent() + TileEmitter.BLOCK - 1) / TileEmitter.BLOCK;
        int terms = (loop.extent() + blocks - 1) / blocks;
        return (terms + Turns.MOST - 1) / Turns.MOST * Turns.MOST;
    }

    /** The terms of the block that begins at {@code k}. */
    private static String left(Loop loop, String k) {
        String left = TileEmitter.extent(loop) + " - " + k;
        return block(loop) == TileEmitter.BLOCK ? left : "Math.min(" + block(loop) + ", " + left + ")";
    }

    /** Sums a block of terms: the first one, or what begins at the given variables. */
    private void call(
            Tile tile, String row, CodeBlock rows, String column, boolean first, List<String> at, String terms) {
        TileCode sum = contract.method(
                kernel.name() + (first ? "Sum" : "Add") + tile,
                name -> new TileEmitter(kernel, contract.target(), tile, name).sum(first, Turns.of(kernel, tile)));
        List<CodeBlock> places = places(row, column, tile.width() * lanes, at);
        places.add(CodeBlock.of("$L", terms));
        places.add(rows);
        addPanel(tile, places);
        CodeBlock arguments = contract.arguments().forward(sum.arguments(), places, List.of());
        contract.code().addStatement("$N($L)", sum.method(), arguments);
    }

    void addPanel(Tile tile, List<CodeBlock> places) {
        if (TileTerms.needPanel(kernel, contract.target(), tile)) {
            places.add(CodeBlock.of("$N", contract.panel()));
        }
    }

    /** Where a tile begins in an operand; gathered rows begin with the range. */
    Index start(Operand operand, String row, String column, int step) {
        return contract.start(operand, isGathered(operand) ? row + " - begin" : row, column, step);
    }

    private static boolean isGathered(Operand operand) {
        return operand.access().buffer() instanceof Buffer.Local;
    }

    /** Where a tile begins in the operands, and its terms, at the given variables of the summed axes. */
    List<CodeBlock> places(String row, String column, int step, List<String> at) {
        List<CodeBlock> places = new ArrayList<>();
        for (Operand operand : List.of(kernel.broadcast(), kernel.vector())) {
            Index index = start(operand, row, column, step);
            for (int axis = 0; axis < at.size(); axis++) {
                index.plus(at.get(axis), operand.summed().get(axis));
            }
            places.add(index.code());
        }
        return places;
    }

    /** What follows the sums of some rows, 16 columns at a time. */
    void finish(Tile tile, String row, CodeBlock rows, String column) {
        int most = Math.max(1, Panels.WIDTH / lanes);
        for (int first = 0; first < tile.width(); first += most) {
            int registers = Math.min(most, tile.width() - first);
            TileCode finish = contract.method(
                    kernel.name() + "Finish" + registers + (registers == tile.width() ? "" : "of" + tile.width()),
                    name -> new TileEmitter(kernel, contract.target(), new Tile(1, registers), name)
                            .finish(tile.width() * lanes));
            List<CodeBlock> places = new ArrayList<>();
            for (Operand operand : TileEmitter.distinct(kernel)) {
                places.add(contract.start(operand, row, column, tile.width() * lanes)
                        .plusColumn((long) first * lanes, operand.run(), operand.column())
                        .code());
            }
            places.add(rows);
            CodeBlock scratch = Index.scratch(first * lanes);
            CodeBlock arguments = contract.arguments().forward(finish.arguments(), places, List.of(), scratch);
            contract.code().addStatement("$N($L)", finish.method(), arguments);
        }
    }
}
