package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Kernels;

/** Writes what follows the sums of a tile: unrolled on the registers, or as a loop over the sums in scratch memory. */
final class EpilogueEmitter {
    private final Kernel.Contract kernel;
    private final Target target;
    private final Target.Tile tile;
    private final Arguments arguments;
    private final Map<Value, CodeBlock> uniforms;
    private final Map<Operand, String> places;
    private final CodeBlock.Builder code;
    private final Map<List<Object>, CodeBlock> loaded = new HashMap<>();

    /**
     * One register of the tile.
     *
     * @param from the variable of a loop over rows, or empty
     * @param row its row, from there on
     * @param column its first column
     * @param suffix what tells the names of its locals from those of others
     */
    private record Cell(String from, int row, int column, String suffix) {
        CodeBlock index(String place, Operand operand) {
            Index index = new Index().plus(place, 1).plusColumn(column, operand.run(), operand.column());
            if (!from.isEmpty()) {
                index.plus(from, operand.row());
            }
            return index.plus((long) row * operand.row()).code();
        }
    }

    EpilogueEmitter(
            Kernel.Contract kernel,
            Target target,
            Target.Tile tile,
            Arguments arguments,
            Map<Value, CodeBlock> uniforms,
            Map<Operand, String> places,
            CodeBlock.Builder code) {
        this.kernel = kernel;
        this.target = target;
        this.tile = tile;
        this.arguments = arguments;
        this.uniforms = uniforms;
        this.places = places;
        this.code = code;
    }

    /**
     * Goes on with the sums in registers.
     *
     * @param from the variable of the loop over rows within which the tile is one turn, or empty
     */
    void unrolled(String[][] sums, String from) {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                Cell cell = new Cell(from, i, j * target.lanes(), "" + i + j);
                finish(cell, CodeBlock.of("$N", sums[i][j]));
            }
        }
    }

    /** Goes on with the sums of {@code rows} rows in scratch memory, which are {@code stride} apart. */
    void looped(int stride) {
        String scratch = arguments.scratch();
        String row = arguments.scope().fresh("row");
        code.beginControlFlow("for (int $N = 0; $N < rows; $N++)", row, row, row);
        for (int j = 0; j < tile.width(); j++) {
            CodeBlock place = new Index()
                    .plus("scratchAt", 1)
                    .plus(row, stride)
                    .plus((long) j * target.lanes())
                    .code();
            CodeBlock sum = assign("total", LaneCode.load(target, scratch, place));
            finish(new Cell(row, 0, j * target.lanes(), ""), sum);
        }
        code.endControlFlow();
    }

    private void finish(Cell cell, CodeBlock sum) {
        Map<Value, CodeBlock> known = new HashMap<>();
        known.put(kernel.subject(), sum);
        List<Body.Store> stores = kernel.body().stores();
        List<CodeBlock> values = new ArrayList<>();
        for (Body.Store store : stores) {
            values.add(value(store.value(), cell, known));
        }
        for (int s = 0; s < stores.size(); s++) {
            Operand operand = kernel.fused().stores().get(s);
            String array = arguments.array(operand.access());
            code.addStatement("$L", LaneCode.store(target, values.get(s), array, cell.index(place(operand), operand)));
        }
    }

    private String place(Operand operand) {
        return places.entrySet().stream()
                .filter(known -> TileEmitter.samePlace(known.getKey(), operand))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private CodeBlock value(Value value, Cell cell, Map<Value, CodeBlock> known) {
        Value source = Kernels.alias(value);
        CodeBlock name = known.get(source);
        if (name != null) {
            return name;
        }
        if (Kernels.isUniform(value)) {
            return uniform(value);
        }
        name = kernel.body().values().contains(source) ? compute(source, cell, known) : load(value, cell);
        known.put(source, name);
        return name;
    }

    private CodeBlock uniform(Value value) {
        CodeBlock scalar = uniforms.get(value);
        if (scalar == null) {
            throw new IllegalStateException("no number for " + value);
        }
        return target.isVector()
                ? once(List.of(value), LaneCode.broadcast(target, scalar), BodyCode.nameOf(value) + "Lanes")
                : scalar;
    }

    private CodeBlock compute(Value value, Cell cell, Map<Value, CodeBlock> known) {
        if (value.op() instanceof Layout.Broadcast) {
            return value(value.operand(0), cell, known);
        }
        Lanewise lanewise = (Lanewise) value.op();
        List<CodeBlock> operands = new ArrayList<>();
        for (Value operand : value.operands()) {
            operands.add(value(operand, cell, known));
        }
        return assign(
                BodyCode.nameOf(value) + cell.suffix(),
                LaneCode.apply(target, arguments, lanewise.function(), operands));
    }

    /** Loads an operand; one that all rows or all columns share is loaded once. */
    private CodeBlock load(Value value, Cell cell) {
        Operand operand = kernel.fused().reads().stream()
                .filter(read -> read.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(value + " is not read by " + kernel.name()));
        List<Object> key =
                List.of(value, operand.row() == 0 ? "" : cell.row(), operand.column() == 0 ? "" : cell.column());
        String array = arguments.array(operand.access());
        CodeBlock index = cell.index(place(operand), operand);
        CodeBlock expression = operand.column() == 0
                ? LaneCode.broadcast(target, CodeBlock.of("$N[$L]", array, index))
                : LaneCode.load(target, array, index);
        return once(key, expression, BodyCode.readName(value, operand.access()));
    }

    private CodeBlock once(List<Object> key, CodeBlock expression, String base) {
        CodeBlock known = loaded.get(key);
        if (known == null) {
            known = assign(base, expression);
            loaded.put(key, known);
        }
        return known;
    }

    private CodeBlock assign(String base, CodeBlock expression) {
        CodeBlock name = CodeBlock.of("$N", arguments.scope().fresh(base));
        code.addStatement("$T $L = $L", LaneCode.type(target), name, expression);
        return name;
    }
}
