package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;

/** Calls the methods for tiles that leave out terms which are zero: for several rows at a time, or for one. */
final class ListedTiles {
    /** {@code NonZeros} of the runtime lists the factors of four rows, and of a last one. */
    private static final int LEAST_HEIGHT = 4;

    private static final int MOST_HEIGHT = 5;

    private final ContractEmitter contract;
    private final Kernel.Contract kernel;
    private final VectorTiles all;
    private final int lanes;

    ListedTiles(ContractEmitter contract, Kernel.Contract kernel, VectorTiles all) {
        this.contract = contract;
        this.kernel = kernel;
        this.all = all;
        lanes = contract.target().lanes();
    }

    /** Whether tiles of this shape may leave out terms. */
    boolean isFor(Tile tile) {
        return tile.height() >= LEAST_HEIGHT
                && tile.height() <= MOST_HEIGHT
                && ZeroSkips.ofSeveralRows(kernel)
                && fitBlock(kernel.summed().get(0));
    }

    private static boolean fitBlock(Loop terms) {
        return terms.batch() || terms.extent() <= TileEmitter.BLOCK;
    }

    /** Lists the terms that are left in some rows, and says whether these are few enough and the others may be left out. */
    CodeBlock isWorthwhile(Tile tile, String row, CodeBlock rows) {
        Arguments arguments = contract.arguments();
        Loop summed = kernel.summed().get(0);
        boolean across = kernel.broadcast().row() == 1;
        String terms = TileEmitter.extent(summed);
        CodeBlock worthwhile = CodeBlock.of(
                "$N.$L($N, $L, $L, $L, $L, $L, $L)$W&& $L",
                arguments.nonZeros(),
                across ? "listAcrossRows" : "listAlongRows",
                arguments.array(kernel.broadcast().access()),
                all.start(kernel.broadcast(), row, "0", 1).code(),
                across ? kernel.broadcast().summed().get(0) : kernel.broadcast().row(),
                rows,
                tile.height(),
                terms,
                kernel.vector().summed().get(0),
                ZeroSkips.isFinite(kernel, arguments));
        return summed.batch() ? CodeBlock.of("$L <= $L && $L", terms, TileEmitter.BLOCK, worthwhile) : worthwhile;
    }

    /** The tiles of some rows, below each other, with the terms that are listed. */
    void tiles(Tile tile, String row, CodeBlock rows, String column) {
        List<CodeBlock> places = new ArrayList<>();
        places.add(contract.start(kernel.vector(), row, column, tile.width() * lanes)
                .code());
        places.add(rows);
        all.addPanel(tile, places);
        call(kernel.name() + "SumListed" + tile, name -> emitter(tile, name).sumListed(), places);
        unlessMinusZero(CodeBlock.of("($L) * $L", rows, tile.width() * lanes), () -> all.sum(tile, row, rows, column));
        all.finish(tile, row, rows, column);
    }

    /** A tile of one row, with the {@code count} terms that are listed. */
    void row(Tile tile, String column, String count) {
        row(tile, column, true, "0", count);
        if (ZeroSkips.worthwhile(kernel) > TileEmitter.BLOCK) {
            String i = contract.arguments().scope().fresh("i");
            contract.code()
                    .beginControlFlow(
                            "for (int $N = $L; $N < $N; $N += $L)",
                            i,
                            TileEmitter.BLOCK,
                            i,
                            count,
                            i,
                            TileEmitter.BLOCK);
            row(tile, column, false, i, count + " - " + i);
            contract.code().endControlFlow();
        }
        unlessMinusZero(CodeBlock.of("$L", tile.width() * lanes), () -> all.sum(tile, "0", CodeBlock.of("1"), column));
        all.finish(tile, "0", CodeBlock.of("1"), column);
    }

    /** Takes all terms after all where a sum without zeros is −0: with them it may be +0. */
    private void unlessMinusZero(CodeBlock sums, Runnable sum) {
        String scratch = contract.arguments().scratch();
        CodeBlock.Builder code = contract.code();
        code.beginControlFlow("if ($T.holdMinusZero($N, scratchAt, $L))", RuntimeTypes.NON_ZEROS, scratch, sums);
        sum.run();
        code.endControlFlow();
    }

    private void row(Tile tile, String column, boolean first, String from, String terms) {
        List<CodeBlock> places = new ArrayList<>(all.places("0", column, tile.width() * lanes, List.of()));
        places.add(CodeBlock.of("$L", from));
        places.add(CodeBlock.of("$L", terms));
        call(
                kernel.name() + (first ? "SumListed" : "AddListed") + tile.width(),
                name -> emitter(tile, name).sumListedOfOneRow(first),
                places);
    }

    private TileEmitter emitter(Tile tile, String name) {
        return new TileEmitter(kernel, contract.target(), tile, name);
    }

    private void call(String name, Function<String, TileCode> emit, List<CodeBlock> places) {
        TileCode code = contract.method(name, emit);
        CodeBlock arguments = contract.arguments().forward(code.arguments(), places, List.of());
        contract.code().addStatement("$N($L)", code.method(), arguments);
    }
}
