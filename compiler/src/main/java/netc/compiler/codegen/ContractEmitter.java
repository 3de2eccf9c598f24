package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Panels;

/** Emits a contraction: a method that walks over tiles of the result, and the methods that it calls for them. */
final class ContractEmitter {
    private final Kernel.Contract kernel;
    private final Target target;
    private final List<Integer> places;
    private final Arguments arguments;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final List<String> outer = new ArrayList<>();
    private final String panel;
    private final Map<String, TileCode> methods;

    ContractEmitter(Kernel.Contract kernel, Target target, List<Integer> places) {
        this(kernel, target, places, new LinkedHashMap<>());
    }

    private ContractEmitter(
            Kernel.Contract kernel, Target target, List<Integer> places, Map<String, TileCode> methods) {
        this.kernel = kernel;
        this.target = target;
        this.places = places;
        this.arguments = Methods.arguments(places);
        this.methods = methods;
        panel = arguments.scope().fresh("panel");
    }

    /** A method for tiles, and what it takes. */
    record TileCode(MethodSpec method, Arguments arguments) {}

    KernelCode emit() {
        TileEmitter.declare(kernel, arguments);
        TileWalk.Body tiles = target.isVector() ? new VectorTiles(this) : new ScalarTiles(this);
        tiles.declare();
        if (kernel.vector().access().isOfSamples()) {
            code.addStatement("int $N = n * $L", panel, kernel.vector().access().batchStride());
        }
        for (Loop loop : kernel.outer()) {
            String g = arguments.scope().fresh("g" + (outer.isEmpty() ? "" : outer.size()));
            String begin = loop.batch() ? "begin" : "0";
            String end = loop.batch() ? "end" : Integer.toString(loop.extent());
            code.beginControlFlow("for (int $N = $L; $N < $L; $N++)", g, begin, g, end, g);
            outer.add(g);
        }
        new TileWalk(kernel, target, arguments.scope(), code, tiles).emit();
        outer.forEach(variable -> code.endControlFlow());
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range());
        MethodSpec entry = method.addCode(code.build()).build();
        TileCode one = target.isVector() && ZeroSkips.ofOneSample(kernel)
                ? new ContractEmitter(kernel, target, places, methods).one(new TileCode(entry, arguments))
                : null;
        List<MethodSpec> called =
                methods.values().stream().map(TileCode::method).toList();
        Set<VectorConstant> constants = new HashSet<>();
        methods.values().forEach(tile -> constants.addAll(tile.arguments().constants()));
        return new KernelCode(entry, called, arguments, range(), constants, one);
    }

    /**
     * The method for a single sample, which leaves out the terms that are zero.
     *
     * @param whole the one that takes all terms, for a sample with few zeros
     */
    private TileCode one(TileCode whole) {
        TileEmitter.declare(kernel, arguments);
        String count = arguments.scope().fresh("count");
        String array = arguments.array(kernel.broadcast().access());
        code.addStatement(
                "int $N = $N.list($N, $L, $L, $L)",
                count,
                arguments.nonZeros(),
                array,
                start(kernel.broadcast(), "0", "0", 1).code(),
                kernel.summed().get(0).extent(),
                ZeroSkips.worthwhile(kernel));
        code.beginControlFlow(
                        "if ($N > $L || !$L)",
                        count,
                        ZeroSkips.worthwhile(kernel),
                        ZeroSkips.isFinite(kernel, arguments))
                .addStatement(
                        "$N($L)",
                        whole.method(),
                        arguments.forward(whole.arguments(), arguments.places(), List.of("0", "1")))
                .addStatement("return")
                .endControlFlow();
        VectorTiles tiles = new VectorTiles(this);
        ListedTiles listed = new ListedTiles(this, kernel, tiles);
        new TileWalk(kernel, target, arguments.scope(), code, tiles)
                .row((tile, column) -> listed.row(tile, column, count));
        MethodSpec.Builder method = MethodSpec.methodBuilder(kernel.name() + "One")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("{@link #$L} of one sample, without the terms that are zero.\n", kernel.name());
        arguments.declare(method, List.of());
        return new TileCode(method.addCode(code.build()).build(), arguments);
    }

    Kernel.Contract kernel() {
        return kernel;
    }

    Target target() {
        return target;
    }

    Arguments arguments() {
        return arguments;
    }

    CodeBlock.Builder code() {
        return code;
    }

    /** What stands for the distance between two panels of samples. */
    String panel() {
        return panel;
    }

    /** The method of this name, made when it is first called. */
    TileCode method(String name, Function<String, TileCode> emit) {
        return methods.computeIfAbsent(name, emit);
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

    /** What an operand is read or written at for a row and a column that are numbers or variables. */
    Index start(Operand operand, String row, String column, int step) {
        Index index = arguments.from(new Index(), operand.access());
        for (int axis = 0; axis < outer.size(); axis++) {
            index.plus(outer.get(axis), operand.outer().get(axis));
        }
        if (!row.equals("0")) {
            index.plus(row, operand.row());
        }
        boolean known = Character.isDigit(column.charAt(0));
        if (operand.access().isOfSamples()) {
            return known ? index.plusPanels(Long.parseLong(column), panel) : index.plusPanels(column, step, panel);
        }
        if (known) {
            return index.plusColumn(Long.parseLong(column), operand.run(), operand.column());
        } else if (!operand.inPanels()) {
            return index.plus(column, operand.column());
        }
        return step % Panels.WIDTH == 0
                ? index.plus(column, operand.run() / Panels.WIDTH)
                : index.plusRuns(column, operand.run());
    }
}
