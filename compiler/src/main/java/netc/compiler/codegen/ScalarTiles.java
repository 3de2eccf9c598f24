package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;

/** Calls, for each tile, one method that does all of it. */
final class ScalarTiles implements TileWalk.Body {
    private final ContractEmitter contract;
    private final String i;

    ScalarTiles(ContractEmitter contract) {
        this.contract = contract;
        i = contract.arguments().scope().fresh("i");
    }

    @Override
    public void band(Tile tall, String begin, String end, Consumer<TileWalk.Strip> strips) {
        strips.accept((tile, column) -> {
            contract.code()
                    .beginControlFlow("for (int $N = $L; $N < $L; $N += $L)", i, begin, i, end, i, tile.height());
            tile(tile, i, column);
            contract.code().endControlFlow();
        });
    }

    @Override
    public void tile(Tile shape, String row, String column) {
        TileCode tile = contract.method(
                contract.kernel().name() + "Tile" + shape,
                name -> new TileEmitter(contract.kernel(), contract.target(), shape, name).whole());
        List<Operand> operands = new ArrayList<>(
                List.of(contract.kernel().broadcast(), contract.kernel().vector()));
        operands.addAll(TileEmitter.distinct(contract.kernel()));
        List<CodeBlock> places = new ArrayList<>();
        for (Operand operand : operands) {
            places.add(contract.start(operand, row, column, shape.width()).code());
        }
        boolean sumsBatch = contract.kernel().summed().stream().anyMatch(Loop::batch);
        CodeBlock arguments =
                contract.arguments().forward(tile.arguments(), places, sumsBatch ? List.of("n") : List.of());
        contract.code().addStatement("$N($L)", tile.method(), arguments);
    }
}
