package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;

/**
 * Emits a contraction: a method that walks over panels of columns and blocks of rows, and one method for each tile shape, which
 * keeps the sums in registers while it runs over the summed axes.
 */
final class ContractEmitter {
    private final Kernel.Contract kernel;
    private final Target target;
    private final Arguments arguments = Methods.arguments();
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final Map<Integer, MethodSpec> tiles = new TreeMap<>();
    private final List<String> outer = new ArrayList<>();

    ContractEmitter(Kernel.Contract kernel, Target target) {
        this.kernel = kernel;
        this.target = target;
    }

    KernelCode emit() {
        TileEmitter.declare(kernel, arguments);
        for (Loop loop : kernel.outer()) {
            String variable = arguments.scope().fresh("g" + (outer.isEmpty() ? "" : outer.size()));
            String end = loop.batch() ? "end" : Integer.toString(loop.extent());
            code.beginControlFlow(
                    "for (int $N = $L; $N < $L; $N++)",
                    variable,
                    loop.batch() ? "begin" : "0",
                    variable,
                    end,
                    variable);
            outer.add(variable);
        }
        panels();
        outer.forEach(variable -> code.endControlFlow());
        List<String> range = range();
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range);
        return new KernelCode(method.addCode(code.build()).build(), List.copyOf(tiles.values()), arguments, range);
    }

    private List<String> range() {
        List<String> range = new ArrayList<>();
        if (kernel.split().batch() || kernel.split().extent() > 1) {
            range.addAll(List.of("begin", "end"));
        }
        if (kernel.summed().stream().anyMatch(Loop::batch)) {
            range.add("n");
        }
        return range;
    }

    private void panels() {
        int registers = (kernel.columns() + target.lanes() - 1) / target.lanes();
        int width = Math.min(target.tileWidth(), registers);
        int whole = registers / width;
        if (whole > 1) {
            String j = arguments.scope().fresh("j");
            int step = width * target.lanes();
            code.beginControlFlow("for (int $N = 0; $N < $L; $N += $L)", j, j, whole * step, j, step);
            rows(width, CodeBlock.of("$N", j));
            code.endControlFlow();
        } else {
            rows(width, CodeBlock.of("0"));
        }
        if (registers % width > 0) {
            rows(registers % width, CodeBlock.of("$L", whole * width * target.lanes()));
        }
    }

    /** All rows of one panel: whole tiles, then one row at a time. */
    private void rows(int width, CodeBlock column) {
        Loop rows = kernel.rows();
        boolean cut = rows.batch() || (!kernel.split().batch() && rows.extent() > 1);
        String begin = !cut ? "0" : times("begin", rows);
        String end = !cut ? Integer.toString(rows.extent()) : times("end", rows);
        int height = target.tileRows(width);
        if (!rows.batch()) {
            height = Math.min(height, rows.extent());
        }
        if (!rows.batch() && rows.extent() == 1) {
            code.addStatement("$L", call(1, width, "0", column));
            return;
        }
        String i = arguments.scope().fresh("i");
        code.addStatement("int $N = $L", i, begin);
        code.beginControlFlow("for (; $N + $L <= $L; $N += $L)", i, height, end, i, height);
        code.addStatement("$L", call(height, width, i, column));
        code.endControlFlow();
        if (height > 1) {
            code.beginControlFlow("for (; $N < $L; $N++)", i, end, i);
            code.addStatement("$L", call(1, width, i, column));
            code.endControlFlow();
        }
    }

    private static String times(String bound, Loop rows) {
        return rows.batch() && rows.extent() > 1 ? bound + " * " + rows.extent() : bound;
    }

    private CodeBlock call(int height, int width, String i, CodeBlock column) {
        MethodSpec tile = tiles.computeIfAbsent(
                height * 100 + width, shape -> new TileEmitter(kernel, target, height, width).emit());
        List<CodeBlock> places = new ArrayList<>();
        places.add(start(kernel.broadcast(), i, CodeBlock.of("0")));
        places.add(start(kernel.vector(), i, column));
        for (Operand operand : TileEmitter.distinct(kernel)) {
            places.add(start(operand, i, column));
        }
        if (tile.parameters().stream().anyMatch(parameter -> parameter.name().equals("scratch"))) {
            arguments.scratch();
        }
        return CodeBlock.of(
                "$N($L)", tile, arguments.forward(places, range().contains("n") ? List.of("n") : List.of(), tile));
    }

    private CodeBlock start(Operand operand, String i, CodeBlock column) {
        Index index = new Index().plus(operand.access().offset());
        for (int axis = 0; axis < outer.size(); axis++) {
            index.plus(outer.get(axis), operand.outer().get(axis));
        }
        if (!i.equals("0")) {
            index.plus(i, operand.row());
        }
        String text = column.toString();
        if (operand.column() != 0 && !text.equals("0")) {
            if (Character.isDigit(text.charAt(0))) {
                index.plus(Long.parseLong(text) * operand.column());
            } else {
                index.plus(text, operand.column());
            }
        }
        return index.code();
    }
}
