package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Value;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;

/**
 * Emits one tile of a contraction: {@code height} rows of {@code width} registers, all sums in local variables.
 *
 * <p>Each sum begins at +0 and takes one fused multiply-add per term, in the order of the summed axes. What is fused follows
 * when all terms are in, without a branch: accumulators that are alive across one would be boxed.
 */
final class TileEmitter {
    /**
     * Vector operations that a tile has at most before its epilogue becomes a loop over stored sums. C1 inlines every call of the
     * Vector API and gives up on a method with more than about 150 ("out of virtual registers"); such a method may stay in its
     * second tier for ever, boxing each vector.
     */
    private static final int MOST_OPERATIONS = 112;

    private final Kernel.Contract kernel;
    private final Target target;
    private final int height;
    private final int width;
    private final Arguments arguments = Methods.arguments();
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final String[][] sums;
    private final Map<Operand, String> places = new HashMap<>();
    private Map<Value, CodeBlock> uniforms = Map.of();

    TileEmitter(Kernel.Contract kernel, Target target, int height, int width) {
        this.kernel = kernel;
        this.target = target;
        this.height = height;
        this.width = width;
        this.sums = new String[height][width];
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
                && a.column() == b.column();
    }

    MethodSpec emit() {
        declare(kernel, arguments);
        uniforms = Uniforms.declare(arguments, List.of(kernel.body()), code);
        String a = arguments.scope().fresh("aAt");
        String b = arguments.scope().fresh("bAt");
        List<String> at = new ArrayList<>(List.of(a, b));
        List<Operand> distinct = distinct(kernel);
        for (Operand operand : distinct) {
            String place = arguments.scope().fresh(arguments.array(operand.access()) + "At");
            places.put(operand, place);
            at.add(place);
        }
        accumulate(a, b);
        EpilogueEmitter epilogue = new EpilogueEmitter(kernel, target, arguments, uniforms, places, code);
        if (operations() <= MOST_OPERATIONS) {
            epilogue.unrolled(sums);
        } else {
            epilogue.looped(sums);
        }
        List<String> ranges = new ArrayList<>(at);
        if (kernel.summed().stream().anyMatch(Loop::batch)) {
            ranges.add("n");
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(kernel.name() + "Tile" + height + "x" + width)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "$L of {@link #$L}.\n",
                        (height == 1 ? "One row" : height + " rows") + " of " + width * target.lanes() + " columns",
                        kernel.name());
        arguments.declare(method, ranges);
        return method.addCode(code.build()).build();
    }

    /** About how many vector operations an unrolled tile has. */
    private int operations() {
        int loop = width + height + 2 * width * height;
        int epilogue = kernel.body().values().size()
                + kernel.fused().reads().size()
                + kernel.fused().stores().size();
        return target.isVector() ? loop + epilogue * width * height : 0;
    }

    private void accumulate(String a, String b) {
        // A sum must not begin as a constant field: C2 would keep it boxed through the loop.
        CodeBlock zero = target.isVector() ? CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR) : CodeBlock.of("0f");
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                sums[i][j] = arguments.scope().fresh("c" + i + j);
                code.addStatement("$T $N = $L", LaneCode.type(target), sums[i][j], zero);
            }
        }
        String left = a;
        String right = b;
        List<Loop> summed = kernel.summed();
        for (int axis = 0; axis < summed.size(); axis++) {
            Loop loop = summed.get(axis);
            String extent =
                    loop.batch() ? loop.extent() == 1 ? "n" : "n * " + loop.extent() : Integer.toString(loop.extent());
            String k = arguments.scope().fresh("k");
            String nextLeft = arguments.scope().fresh("a");
            String nextRight = arguments.scope().fresh("b");
            code.beginControlFlow(
                    "for (int $N = 0, $N = $N, $N = $N; $N < $L; $N++, $L, $L)",
                    k,
                    nextLeft,
                    left,
                    nextRight,
                    right,
                    k,
                    extent,
                    k,
                    advance(nextLeft, kernel.broadcast().summed().get(axis)),
                    advance(nextRight, kernel.vector().summed().get(axis)));
            left = nextLeft;
            right = nextRight;
        }
        products(left, right);
        summed.forEach(loop -> code.endControlFlow());
    }

    private static String advance(String index, int stride) {
        return stride == 1 ? index + "++" : index + " += " + stride;
    }

    private void products(String a, String b) {
        String[] columns = new String[width];
        String vector = arguments.array(kernel.vector().access());
        for (int j = 0; j < width; j++) {
            columns[j] = arguments.scope().fresh("b" + j);
            CodeBlock index = new Index()
                    .plus(b, 1)
                    .plus((long) j * target.lanes() * kernel.vector().column())
                    .code();
            code.addStatement("$T $N = $L", LaneCode.type(target), columns[j], LaneCode.load(target, vector, index));
        }
        String broadcast = arguments.array(kernel.broadcast().access());
        for (int i = 0; i < height; i++) {
            String row = arguments.scope().fresh("a" + i);
            CodeBlock index = new Index()
                    .plus(a, 1)
                    .plus((long) i * kernel.broadcast().row())
                    .code();
            CodeBlock element = CodeBlock.of("$N[$L]", broadcast, index);
            code.addStatement("$T $N = $L", LaneCode.type(target), row, LaneCode.broadcast(target, element));
            for (int j = 0; j < width; j++) {
                String sum = sums[i][j];
                code.addStatement(
                        target.isVector() ? "$N = $N.fma($N, $N)" : "$N = Math.fma($N, $N, $N)",
                        sum,
                        row,
                        columns[j],
                        sum);
            }
        }
    }
}
