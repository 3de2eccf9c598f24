package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Operand;

/**
 * Writes the loops over a contraction that leaves out terms: for a few rows at a time it lists which terms are not zero, and sums
 * these, strip by strip. Rows with too many of them wait for their neighbours and are then taken whole.
 */
final class ZeroSkipWalk {
    /** The most rows for which there are lists at a time, as the runtime has it. */
    private static final int MOST_ROWS = 16;

    private final ContractEmitter contract;
    private final Kernel.Contract kernel;
    private final Arguments arguments;
    private final CodeBlock.Builder code;
    private final TileCode whole;
    private final VectorTiles tiles;
    private final String waiting;
    private final String from;
    private final String to;

    /** @param whole the method that takes all terms */
    ZeroSkipWalk(ContractEmitter contract, TileCode whole) {
        this.contract = contract;
        this.whole = whole;
        kernel = contract.kernel();
        arguments = contract.arguments();
        code = contract.code();
        waiting = arguments.scope().fresh("waiting");
        from = arguments.scope().fresh("from");
        to = arguments.scope().fresh("to");
        tiles = new VectorTiles(contract);
    }

    void emit() {
        TileWalk walk = new TileWalk(kernel, contract.target(), arguments.scope(), code, tiles);
        Tile tile = walk.lowest();
        int rows = Math.min(
                MOST_ROWS, Target.SCRATCH / (tile.width() * contract.target().lanes()));
        CodeBlock finite = finite();
        code.addStatement("int $N = begin", waiting);
        code.beginControlFlow("for (int $N = begin; $N < end; $N += $L)", from, from, from, rows);
        code.addStatement("int $N = Math.min($N + $L, end)", to, from, rows);
        code.beginControlFlow("if ($L && $L)", lists(), finite);
        code.beginControlFlow("if ($N < $N)", waiting, from);
        takeWhole(waiting, from);
        code.endControlFlow();
        walk.strips(tile, (strip, column) -> tiles.withoutZeros(strip, column, from, to));
        code.addStatement("$N = $N", waiting, to);
        code.endControlFlow();
        code.endControlFlow();
        code.beginControlFlow("if ($N < end)", waiting);
        takeWhole(waiting, "end");
        code.endControlFlow();
    }

    /** Whether what zeros are multiplied with is finite; looked at only where there are zeros, and once if so. */
    private CodeBlock finite() {
        if (ZeroSkips.readsWeights(kernel)) {
            return CodeBlock.of("$N.hold()", arguments.weights());
        }
        String known = arguments.scope().fresh("finite");
        code.addStatement("boolean $N = false", known);
        Operand adjoint = kernel.vector();
        return CodeBlock.of(
                "($N || ($N = $T.areFinite($N, $L, n, $L, $L)))",
                known,
                known,
                RuntimeTypes.VECTOR_SCANS,
                arguments.array(adjoint.access()),
                contract.start(adjoint, "0", "0", 1).code(),
                adjoint.summed().get(0),
                kernel.columns());
    }

    /** Whether the rows have so few terms that lists are worthwhile, which are made then. */
    private CodeBlock lists() {
        Operand input = kernel.broadcast();
        boolean sumsBatch = kernel.summed().get(0).batch();
        return CodeBlock.of(
                "$N.$L($N, $L, $L, $N - $N, $L, $L)",
                arguments.nonZeros(),
                sumsBatch ? "ofColumns" : "ofRows",
                arguments.array(input.access()),
                contract.start(input, from, "0", 1).code(),
                sumsBatch ? input.summed().get(0) : input.row(),
                to,
                from,
                TileEmitter.extent(kernel.summed().get(0)),
                ZeroSkips.worthwhile(kernel, "end - begin"));
    }

    private void takeWhole(String begin, String end) {
        List<String> range = new ArrayList<>(List.of(begin, end));
        if (contract.range().contains("n")) {
            range.add("n");
        }
        code.addStatement("$N($L)", whole.method(), arguments.forward(whole.arguments(), arguments.places(), range));
    }
}
