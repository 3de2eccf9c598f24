package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.ir.Value;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import org.jspecify.annotations.Nullable;

/**
 * Emits the methods for tiles of one shape of a contraction: all of a tile, or its sums, or what follows them.
 *
 * <p>Each sum is a local variable, begins at +0 and takes one fused multiply-add per term, in the order of the summed axes. It is
 * alive across no branch that may be taken either way: it would be boxed.
 */
final class TileEmitter {
    /**
     * The most terms between two stays of a sum in scratch memory. C2 wants to see in the text that a loop turns less than a
     * thousand times, and compiles it better when it does not see exactly how often.
     */
    static final int BLOCK = 960;

    private final Kernel.Contract kernel;
    private final Target target;
    private final Tile tile;
    private final String name;
    private final Arguments arguments = Methods.arguments();
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final String[][] sums;
    private final TileTerms products;
    private final Map<Operand, String> places = new HashMap<>();
    private Index held = new Index();
    private String row = "";
    private Map<Value, CodeBlock> uniforms = Map.of();

    TileEmitter(Kernel.Contract kernel, Target target, Tile tile, String name) {
        this.kernel = kernel;
        this.target = target;
        this.tile = tile;
        this.name = name;
        sums = new String[tile.height()][tile.width()];
        products = new TileTerms(kernel, target, tile, arguments, code, sums);
    }

    /** Declares the arrays of a contraction in the order in which its methods take them. */
    static void declare(Kernel.Contract kernel, Arguments arguments) {
        arguments.add(kernel.broadcast().access());
        arguments.add(kernel.vector().access());
        kernel.fused().reads().forEach(operand -> arguments.add(operand.access()));
        kernel.fused().stores().forEach(operand -> arguments.add(operand.access()));
        Uniforms.declare(arguments, List.of(kernel.body()), CodeBlock.builder());
    }

    /** The places of the epilogue that differ: what is read and written at one place has one index. */
    static List<Operand> distinct(Kernel.Contract kernel) {
        List<Operand> distinct = new ArrayList<>();
        List<Operand> all = new ArrayList<>(kernel.fused().reads());
        all.addAll(kernel.fused().stores());
        for (Operand operand : all) {
            if (distinct.stream().noneMatch(known -> samePlace(known, operand))) {
                distinct.add(operand);
            }
        }
        return distinct;
    }

    static boolean samePlace(Operand a, Operand b) {
        return a.access().buffer().equals(b.access().buffer())
                && a.access().offset() == b.access().offset()
                && a.outer().equals(b.outer())
                && a.row() == b.row()
                && a.column() == b.column()
                && a.run() == b.run();
    }

    /** All of a tile: the sums, and what follows them. */
    TileCode whole() {
        declare(kernel, arguments);
        uniforms = Uniforms.declare(arguments, List.of(kernel.body()), code);
        List<String> at = new ArrayList<>(List.of(products.left(), products.right()));
        at.addAll(places());
        declareSums(CodeBlock.of("0f"));
        products.loops(kernel.summed().stream().map(TileEmitter::extent).toList());
        epilogue().unrolled(sums, "");
        if (kernel.summed().stream().anyMatch(Loop::batch)) {
            at.add("n");
        }
        return method("", at);
    }

    /**
     * A block of at most {@link #BLOCK} terms, added to what is in scratch memory, or to 0 if it is the first.
     *
     * @param each how many terms are taken a turn: 1, 2 or 4, of which their number must be a multiple
     */
    TileCode sum(boolean first, int each) {
        String terms = arguments.scope().fresh("terms");
        // A sum must not begin as a constant field: C2 would keep it boxed through the loop.
        CodeBlock zero = first ? CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR) : null;
        String rows;
        if (each > 1) {
            rows = beginTurns(terms, zero, each);
        } else {
            rows = beginRows();
            declareSums(zero);
            products.loops(kernel.summed().isEmpty() ? List.of() : List.of("Math.min(" + terms + ", " + BLOCK + ")"));
        }
        hold();
        code.endControlFlow();
        return method("Sums of ", withPanel(products.left(), products.right(), terms, rows));
    }

    /** All terms that are listed for the rows of a tile. */
    TileCode sumListed() {
        arguments.add(kernel.vector().access());
        String terms = fromLists("float[]", "terms");
        String starts = fromLists("int[]", "starts");
        String group = arguments.scope().fresh("group");
        String from = arguments.scope().fresh("from");
        String pairs = arguments.scope().fresh("pairs");
        code.addStatement("int $N = 0", group);
        String rows = loopOverRows();
        declareSums(CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR));
        code.addStatement("int $N = $N[$N] * $L", from, starts, group, ZeroSkips.SLOT);
        code.addStatement("int $N = ($N[$N + 1] - $N[$N]) >> 1", pairs, starts, group, starts, group);
        code.addStatement("$N++", group);
        products.twoListedATurn(terms, from, pairs);
        hold();
        code.endControlFlow();
        return method("Sums of what is listed for ", withPanel(products.right(), rows));
    }

    /** All of the tiles of some rows, one below the other: the sums, 2 or 4 terms a turn, and what follows them. */
    TileCode complete(int each) {
        declare(kernel, arguments);
        uniforms = Uniforms.declare(arguments, List.of(kernel.body()), code);
        String terms = arguments.scope().fresh("terms");
        List<String> operands = places();
        String rows = beginTurns(terms, CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR), each);
        epilogue().unrolled(sums, row);
        code.endControlFlow();
        List<String> at = withPanel(products.left(), products.right(), terms, rows);
        at.addAll(operands);
        return method("", at);
    }

    /** Begins the loop over the tiles of some rows with their sums, 2 or 4 terms a turn, and names the number of rows. */
    private String beginTurns(String terms, @Nullable CodeBlock zero, int each) {
        String turns = arguments.scope().fresh(each == 2 ? "pairs" : "turns");
        code.addStatement("int $N = $N / $L", turns, terms, each);
        String rows;
        if (each == 2) {
            rows = beginRows();
            declareSums(zero);
            products.twoATurn(turns);
        } else {
            String beyond = arguments.scope().fresh("beyond");
            code.addStatement("int $N = $N + 1", beyond, terms);
            rows = beginRows();
            declareSums(zero);
            products.fourATurn(turns, terms, beyond);
        }
        return rows;
    }

    /** A local for something that the lists know. */
    private String fromLists(String type, String what) {
        String name = arguments.scope().fresh(what);
        code.addStatement("$L $N = $N.$L()", type, name, arguments.nonZeros(), what);
        return name;
    }

    /** A single term, added to the sums of some rows in scratch memory. */
    TileCode term() {
        String rows = beginRows();
        declareSums(null);
        products.add();
        hold();
        code.endControlFlow();
        return method("The last term of ", withPanel(products.left(), products.right(), rows));
    }

    private List<String> withPanel(String... at) {
        List<String> all = new ArrayList<>(List.of(at));
        if (TileTerms.needPanel(kernel, target, tile)) {
            all.add(products.panel());
        }
        return all;
    }

    /** Begins the loop over the tiles of some rows, and names their number. */
    private String beginRows() {
        arguments.add(kernel.broadcast().access());
        arguments.add(kernel.vector().access());
        String rows = loopOverRows();
        products.row(row);
        return rows;
    }

    private String loopOverRows() {
        String rows = arguments.scope().fresh("rows");
        row = arguments.scope().fresh("row");
        String next = tile.height() == 1 ? row + "++" : row + " += " + tile.height();
        code.beginControlFlow("for (int $N = 0; $N < $N; $L)", row, row, rows, next);
        held = new Index().plus("scratchAt", 1).plus(row, tile.width() * target.lanes());
        return rows;
    }

    private void hold() {
        for (int i = 0; i < tile.height(); i++) {
            for (int j = 0; j < tile.width(); j++) {
                code.addStatement("$N.intoArray($N, $L)", sums[i][j], arguments.scratch(), held(i, j));
            }
        }
    }

    /** A block of terms like {@link #sum}, for one row, of which only the terms are taken whose places are listed. */
    TileCode sumListedOfOneRow(boolean first) {
        arguments.add(kernel.broadcast().access());
        arguments.add(kernel.vector().access());
        String from = arguments.scope().fresh("from");
        String terms = arguments.scope().fresh("terms");
        held = new Index().plus("scratchAt", 1);
        String places = fromLists("int[]", "places");
        declareSums(first ? CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR) : null);
        String i = arguments.scope().fresh("i");
        String k = arguments.scope().fresh("k");
        code.beginControlFlow("for (int $N = 0; $N < Math.min($N, $L); $N++)", i, i, terms, BLOCK, i);
        code.addStatement("int $N = $N[$N + $N]", k, places, from, i);
        products.term(k, 0);
        products.add();
        code.endControlFlow();
        hold();
        return method("Sums of what is listed for ", List.of(products.left(), products.right(), from, terms));
    }

    /** What follows the sums of some rows that lie in scratch memory, {@code stride} apart. */
    TileCode finish(int stride) {
        kernel.fused().reads().forEach(operand -> arguments.add(operand.access()));
        kernel.fused().stores().forEach(operand -> arguments.add(operand.access()));
        uniforms = Uniforms.declare(arguments, List.of(kernel.body()), code);
        List<String> at = new ArrayList<>(places());
        at.add(arguments.scope().fresh("rows"));
        epilogue().looped(stride);
        return method("What follows the sums of ", at);
    }

    private EpilogueEmitter epilogue() {
        return new EpilogueEmitter(kernel, target, tile, arguments, uniforms, places, code);
    }

    private TileCode method(String what, List<String> at) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "$L{@link #$L}, $L of $L columns at a time.\n",
                        what,
                        kernel.name(),
                        tile.height() == 1 ? "a row" : tile.height() + " rows",
                        tile.width() * target.lanes());
        arguments.declare(method, at);
        return new TileCode(method.addCode(code.build()).build(), arguments);
    }

    /** Names the places of what is read and stored when the sums are complete. */
    private List<String> places() {
        List<String> at = new ArrayList<>();
        for (Operand operand : distinct(kernel)) {
            String place = arguments.scope().fresh(arguments.array(operand.access()) + "At");
            places.put(operand, place);
            at.add(place);
        }
        return at;
    }

    static String extent(Loop loop) {
        if (!loop.batch()) {
            return Integer.toString(loop.extent());
        }
        return loop.extent() == 1 ? "n" : "n * " + loop.extent();
    }

    private void declareSums(@Nullable CodeBlock zero) {
        for (int i = 0; i < tile.height(); i++) {
            for (int j = 0; j < tile.width(); j++) {
                sums[i][j] = arguments.scope().fresh("c" + i + j);
                CodeBlock begin = zero == null ? LaneCode.load(target, arguments.scratch(), held(i, j)) : zero;
                code.addStatement("$T $N = $L", LaneCode.type(target), sums[i][j], begin);
            }
        }
    }

    /** Where a sum of the current tile waits. */
    private CodeBlock held(int i, int j) {
        return held.copy().plus((long) (i * tile.width() + j) * target.lanes()).code();
    }
}
