package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;

/**
 * Emits sums of products without a vector axis of results.
 *
 * <p>Interleaved sums send term k to accumulator k mod 16; where the terms of both operands lie next to each other, the
 * accumulators are registers and several results share each load of the left operand. Other sums take their terms in order.
 */
final class DotEmitter {
    /** Registers of accumulators that are in use at once. */
    private static final int REGISTERS = 8;

    private final Kernel.Dot kernel;
    private final Target target;
    private final Arguments arguments;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final List<String> outer = new ArrayList<>();

    DotEmitter(Kernel.Dot kernel, Target target, List<Integer> places) {
        this.kernel = kernel;
        this.target = target;
        this.arguments = Methods.arguments(places);
    }

    KernelCode emit() {
        arguments.add(kernel.left().access());
        arguments.add(kernel.right().access());
        kernel.body().stores().forEach(store -> arguments.add(store.access()));
        List<String> range = new ArrayList<>();
        for (Loop loop : kernel.outer()) {
            String variable = arguments.scope().fresh(loop.batch() ? "s" : "i");
            String from = loop.batch() ? "begin" : "0";
            String to = loop.batch() ? "end" : Integer.toString(loop.extent());
            code.beginControlFlow("for (int $N = $L; $N < $L; $N++)", variable, from, variable, to, variable);
            outer.add(variable);
            if (loop.batch()) {
                range.addAll(List.of("begin", "end"));
            }
        }
        if (kernel.summed().stream().anyMatch(Loop::batch)) {
            range.add("n");
        }
        if (kernel.interleaved() && target.isVector() && termsLieTogether()) {
            int side = Math.max(1, REGISTERS * target.lanes() / Target.ACCUMULATORS);
            for (int first = 0; first < kernel.results(); first += side) {
                together(first, Math.min(side, kernel.results() - first));
            }
        } else {
            oneByOne();
        }
        outer.forEach(variable -> code.endControlFlow());
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range);
        return KernelCode.of(method.addCode(code.build()).build(), arguments, range);
    }

    private boolean termsLieTogether() {
        return kernel.summed().size() == 1
                && kernel.left().summed().get(0) == 1
                && kernel.right().summed().get(0) == 1
                && kernel.left().column() == 0;
    }

    private Index start(Operand operand) {
        Index index = arguments.from(new Index(), operand.access());
        for (int axis = 0; axis < outer.size(); axis++) {
            index.plus(outer.get(axis), operand.outer().get(axis));
        }
        return index;
    }

    /** Results {@code first} and on, whose accumulators are registers. */
    private void together(int first, int count) {
        int terms = kernel.summed().get(0).extent();
        int whole = terms / Target.ACCUMULATORS * Target.ACCUMULATORS;
        int registers = Target.ACCUMULATORS / target.lanes();
        String[][] sums = new String[count][registers];
        for (int j = 0; j < count; j++) {
            for (int r = 0; r < registers; r++) {
                sums[j][r] = arguments.scope().fresh("c" + (first + j) + r);
                code.addStatement("$T $N = $T.zero(S)", LaneCode.FLOAT_VECTOR, sums[j][r], LaneCode.FLOAT_VECTOR);
            }
        }
        String k = arguments.scope().fresh("k");
        code.beginControlFlow("for (int $N = 0; $N < $L; $N += $L)", k, k, whole, k, Target.ACCUMULATORS);
        String left = arguments.array(kernel.left().access());
        String right = arguments.array(kernel.right().access());
        for (int r = 0; r < registers; r++) {
            String a = arguments.scope().fresh("a" + r);
            CodeBlock at = start(kernel.left())
                    .plus(k, 1)
                    .plus((long) r * target.lanes())
                    .code();
            code.addStatement("$T $N = $L", LaneCode.FLOAT_VECTOR, a, LaneCode.load(target, left, at));
            for (int j = 0; j < count; j++) {
                CodeBlock place = start(kernel.right())
                        .plus((long) (first + j) * kernel.right().column())
                        .plus(k, 1)
                        .plus((long) r * target.lanes())
                        .code();
                code.addStatement(
                        "$N = $N.fma($L, $N)", sums[j][r], a, LaneCode.load(target, right, place), sums[j][r]);
            }
        }
        code.endControlFlow();
        for (int j = 0; j < count; j++) {
            finish(sums[j], first + j, whole, terms);
        }
    }

    private void finish(String[] sums, int result, int whole, int terms) {
        String scratch = arguments.scratch();
        for (int r = 0; r < sums.length; r++) {
            code.addStatement("$N.intoArray($N, $L)", sums[r], scratch, Index.scratch(r * target.lanes()));
        }
        if (whole < terms) {
            String k = arguments.scope().fresh("k");
            code.beginControlFlow("for (int $N = $L; $N < $L; $N++)", k, whole, k, terms, k);
            term(k, CodeBlock.of("$N[scratchAt + $N - $L]", scratch, k, whole), result);
            code.endControlFlow();
        }
        store(
                CodeBlock.of("$T.tree16($N, scratchAt)", LaneCode.TREES, scratch),
                new Index().plus((long) result * kernel.result().column()));
    }

    private void term(String k, CodeBlock accumulator, int result) {
        CodeBlock a =
                start(kernel.left()).plus(k, kernel.left().summed().get(0)).code();
        CodeBlock b = start(kernel.right())
                .plus((long) result * kernel.right().column())
                .plus(k, kernel.right().summed().get(0))
                .code();
        code.addStatement(
                "$L = Math.fma($N[$L], $N[$L], $L)",
                accumulator,
                arguments.array(kernel.left().access()),
                a,
                arguments.array(kernel.right().access()),
                b,
                accumulator);
    }

    private void store(CodeBlock value, Index column) {
        String total = arguments.scope().fresh("total");
        code.addStatement("float $N = $L", total, value);
        for (Body.Store store : kernel.body().stores()) {
            CodeBlock index = start(kernel.result()).plus(column).code();
            code.addStatement("$N[$L] = $N", arguments.array(store.access()), index, total);
        }
    }

    /** Any strides, any number of summed axes: one result after the other. */
    private void oneByOne() {
        String j = arguments.scope().fresh("j");
        code.beginControlFlow("for (int $N = 0; $N < $L; $N++)", j, j, kernel.results(), j);
        String total = arguments.scope().fresh("sum");
        String term = arguments.scope().fresh("term");
        if (kernel.interleaved()) {
            code.addStatement(
                    "$T.fill($N, scratchAt, scratchAt + $L, 0f)",
                    Arrays.class,
                    arguments.scratch(),
                    Target.ACCUMULATORS);
            code.addStatement("int $N = 0", term);
        } else {
            code.addStatement("float $N = 0f", total);
        }
        Index a = start(kernel.left()).plus(j, kernel.left().column());
        Index b = start(kernel.right()).plus(j, kernel.right().column());
        for (int axis = 0; axis < kernel.summed().size(); axis++) {
            Loop loop = kernel.summed().get(axis);
            String k = arguments.scope().fresh("k");
            String extent =
                    loop.batch() ? loop.extent() == 1 ? "n" : "n * " + loop.extent() : Integer.toString(loop.extent());
            code.beginControlFlow("for (int $N = 0; $N < $L; $N++)", k, k, extent, k);
            a.plus(k, kernel.left().summed().get(axis));
            b.plus(k, kernel.right().summed().get(axis));
        }
        CodeBlock accumulator = kernel.interleaved()
                ? CodeBlock.of("$N[scratchAt + ($N & 15)]", arguments.scratch(), term)
                : CodeBlock.of("$N", total);
        code.addStatement(
                "$L = Math.fma($N[$L], $N[$L], $L)",
                accumulator,
                arguments.array(kernel.left().access()),
                a.code(),
                arguments.array(kernel.right().access()),
                b.code(),
                accumulator);
        if (kernel.interleaved()) {
            code.addStatement("$N++", term);
        }
        kernel.summed().forEach(loop -> code.endControlFlow());
        CodeBlock value = kernel.interleaved()
                ? CodeBlock.of("$T.tree16($N, scratchAt)", LaneCode.TREES, arguments.scratch())
                : CodeBlock.of("$N", total);
        store(value, new Index().plus(j, kernel.result().column()));
        code.endControlFlow();
    }
}
