package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Kernels;

/**
 * Emits one tile of a contraction: {@code height} rows of {@code width} registers, all sums in local variables.
 *
 * <p>Each sum begins at +0 and takes one fused multiply-add per term, in the order of the summed axes. What is fused follows
 * when all terms are in, without a branch: accumulators that are alive across one would be boxed.
 */
final class TileEmitter {
    private final Kernel.Contract kernel;
    private final Target target;
    private final int height;
    private final int width;
    private final Arguments arguments = Methods.arguments();
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final String[][] sums;
    private final Map<Operand, String> places = new HashMap<>();
    private final Map<List<Object>, CodeBlock> loaded = new HashMap<>();
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

    private static boolean samePlace(Operand a, Operand b) {
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
        epilogue(distinct);
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

    private void accumulate(String a, String b) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                sums[i][j] = arguments.scope().fresh("c" + i + j);
                CodeBlock zero =
                        target.isVector() ? CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR) : CodeBlock.of("0f");
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

    private void epilogue(List<Operand> distinct) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                Map<Value, CodeBlock> known = new HashMap<>();
                known.put(kernel.subject(), CodeBlock.of("$N", sums[i][j]));
                List<Body.Store> stores = kernel.body().stores();
                List<CodeBlock> values = new ArrayList<>();
                for (Body.Store store : stores) {
                    values.add(value(store.value(), i, j, known));
                }
                for (int s = 0; s < stores.size(); s++) {
                    Operand operand = kernel.fused().stores().get(s);
                    CodeBlock index = index(place(operand, distinct), operand, i, j);
                    String array = arguments.array(operand.access());
                    code.addStatement("$L", LaneCode.store(target, values.get(s), array, index));
                }
            }
        }
    }

    private String place(Operand operand, List<Operand> distinct) {
        Operand known = distinct.stream()
                .filter(candidate -> samePlace(candidate, operand))
                .findFirst()
                .orElseThrow();
        return places.getOrDefault(known, "");
    }

    private CodeBlock index(String place, Operand operand, int i, int j) {
        return new Index()
                .plus(place, 1)
                .plus((long) i * operand.row() + (long) j * target.lanes() * operand.column())
                .code();
    }

    private CodeBlock value(Value value, int i, int j, Map<Value, CodeBlock> known) {
        Value source = Kernels.alias(value);
        CodeBlock name = known.get(source);
        if (name != null) {
            return name;
        }
        if (Kernels.isUniform(value)) {
            return uniform(value);
        }
        if (kernel.body().values().contains(source)) {
            name = compute(source, i, j, known);
        } else {
            name = load(value, i, j);
        }
        known.put(source, name);
        return name;
    }

    private CodeBlock uniform(Value value) {
        CodeBlock scalar = uniforms.get(value);
        if (scalar == null) {
            throw new IllegalStateException("no number for " + value);
        }
        return target.isVector()
                ? once(List.of(value), "Lanes", LaneCode.broadcast(target, scalar), BodyCode.nameOf(value))
                : scalar;
    }

    private CodeBlock compute(Value value, int i, int j, Map<Value, CodeBlock> known) {
        if (value.op() instanceof Layout.Broadcast) {
            return value(value.operand(0), i, j, known);
        }
        Lanewise lanewise = (Lanewise) value.op();
        List<CodeBlock> operands = new ArrayList<>();
        for (Value operand : value.operands()) {
            operands.add(value(operand, i, j, known));
        }
        return assign(BodyCode.nameOf(value) + i + j, LaneCode.apply(target, lanewise.function(), operands));
    }

    /** Loads an operand of the epilogue; one that all rows or all columns share is loaded once. */
    private CodeBlock load(Value value, int i, int j) {
        Operand operand = kernel.fused().reads().stream()
                .filter(read -> read.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(value + " is not read by " + kernel.name()));
        List<Object> key = List.of(value, operand.row() == 0 ? -1 : i, operand.column() == 0 ? -1 : j);
        CodeBlock index = index(place(operand, distinct(kernel)), operand, i, j);
        String array = arguments.array(operand.access());
        CodeBlock expression = operand.column() == 0
                ? LaneCode.broadcast(target, CodeBlock.of("$N[$L]", array, index))
                : LaneCode.load(target, array, index);
        return once(key, "", expression, BodyCode.readName(value, operand.access()));
    }

    private CodeBlock once(List<Object> key, String suffix, CodeBlock expression, String base) {
        CodeBlock known = loaded.get(key);
        if (known == null) {
            known = assign(base + suffix, expression);
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
