package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Domain;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Panels;
import netc.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Emits a reduction over the batch or over axes other than the last alone.
 *
 * <p>Where the lanes stay, each lane sums in index order. Where they are folded too, element j of every row goes to accumulator
 * j mod 16, row after row, and one fixed tree follows.
 */
final class FoldEmitter {
    /** Registers that are folded side by side, so that one addition need not wait for another. */
    private static final int SIDE_BY_SIDE = 4;

    private final Kernel.Fold kernel;
    private final Target target;
    private final Arguments arguments;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final List<String> outer = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final @Nullable String batch;
    private Map<Value, CodeBlock> uniforms = Map.of();

    FoldEmitter(Kernel.Fold kernel, Target target, List<Integer> places) {
        this.kernel = kernel;
        this.target = target;
        this.arguments = Methods.arguments(places);
        this.batch = kernel.source().batch() ? arguments.scope().fresh("s") : null;
        for (int axis = 0; axis < kernel.source().outer().rank(); axis++) {
            outer.add(arguments.scope().fresh("i" + (axis == 0 ? "" : axis)));
            if (!kernel.reducedOuter().contains(axis)) {
                kept.add(axis);
            }
        }
    }

    KernelCode emit() {
        kernel.body().reads().values().forEach(arguments::add);
        kernel.epilogue().reads().values().forEach(arguments::add);
        kernel.epilogue().stores().forEach(store -> arguments.add(store.access()));
        uniforms = Uniforms.declare(arguments, List.of(kernel.body(), kernel.epilogue()), code);
        boolean keepsBatch = batch != null && !kernel.reducesBatch();
        if (keepsBatch) {
            code.beginControlFlow("for (int $N = begin; $N < end; $N++)", batch, batch, batch);
        }
        kept.forEach(axis -> loop(outer.get(axis), kernel.source().outer().extent(axis)));
        if (kernel.source().lanes() == 0) {
            serial();
        } else if (kernel.reducesLanes()) {
            acrossLanes();
        } else {
            alongLanes();
        }
        kept.forEach(axis -> code.endControlFlow());
        if (keepsBatch) {
            code.endControlFlow();
        }
        List<String> range = keepsBatch ? List.of("begin", "end") : kernel.reducesBatch() ? List.of("n") : List.of();
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range);
        return KernelCode.of(method.addCode(code.build()).build(), arguments, range);
    }

    private void loop(String variable, int extent) {
        code.beginControlFlow("for (int $N = 0; $N < $L; $N++)", variable, variable, extent, variable);
    }

    private int openReducedLoops() {
        int loops = 0;
        if (kernel.reducesBatch()) {
            code.beginControlFlow("for (int $N = 0; $N < n; $N++)", batch, batch, batch);
            loops++;
        }
        for (int axis : kernel.reducedOuter()) {
            loop(outer.get(axis), kernel.source().outer().extent(axis));
            loops++;
        }
        return loops;
    }

    private BodyCode source() {
        return new BodyCode(target, arguments, kernel.body(), sourceRows(), uniforms, code);
    }

    private Rows sourceRows() {
        return new Rows(arguments, kernel.source(), batch, outer);
    }

    /** One number a sample: summed one after the other. */
    private void serial() {
        String total = arguments.scope().fresh("total");
        code.addStatement(
                "float $N = $L", total, LaneCode.literal(kernel.monoid().identity()));
        int loops = openReducedLoops();
        CodeBlock element = source().scalar(kernel.operand());
        CodeBlock sum = CodeBlock.of("$N", total);
        code.addStatement("$N = $L", total, LaneCode.scalar(LaneCode.combine(kernel.monoid()), List.of(sum, element)));
        closeLoops(loops);
        storeScalars(sum);
    }

    private void acrossLanes() {
        BodyCode body = source();
        Sweeper sweeper = new Sweeper(target, arguments, body, sourceRows(), code, false);
        List<Sweeper.Accumulators> accumulators = sweeper.open(List.of(kernel.subject()));
        int loops = openReducedLoops();
        sweeper.lanes(accumulators, List.of());
        closeLoops(loops);
        sweeper.close(accumulators);
        storeScalars(body.scalar(kernel.subject()));
    }

    private void closeLoops(int loops) {
        for (int i = 0; i < loops; i++) {
            code.endControlFlow();
        }
    }

    /** The epilogue of a result that is one number for each of the kept rows. */
    private void storeScalars(CodeBlock result) {
        Shape rows = new Shape(kept.stream().map(kernel.source().outer()::dim).toList());
        boolean keepsAxes = kernel.subject().type().rank() > kept.size();
        Domain domain = keepsAxes
                ? Domain.rows(kernel.subject().type(), kernel.source().outer())
                : new Domain(kernel.subject().type().batch(), rows, 0);
        List<String> variables =
                keepsAxes ? outer : kept.stream().map(outer::get).toList();
        Rows places = new Rows(arguments, domain, kernel.reducesBatch() ? null : batch, variables);
        BodyCode epilogue = new BodyCode(target, arguments, kernel.epilogue(), places, uniforms, code);
        epilogue.define(kernel.subject(), result);
        for (Body.Store store : kernel.epilogue().stores()) {
            CodeBlock value = epilogue.scalar(store.value());
            Index index = places.start(store.access(), store.value().type());
            code.addStatement("$N[$L] = $L", arguments.array(store.access()), index.code(), value);
        }
    }

    /** Lanes side by side: whole groups of registers in a loop, then what is left of the row. */
    private void alongLanes() {
        int registers = target.registers(kernel.source().lanes());
        int group = target.isVector() ? Math.min(SIDE_BY_SIDE, registers) : 1;
        int whole = registers / group;
        int step = group * target.lanes();
        if (whole > 1) {
            String j = arguments.scope().fresh("j");
            code.beginControlFlow("for (int $N = 0; $N < $L; $N += $L)", j, j, whole * step, j, step);
            boolean aligned = step % Panels.WIDTH == 0;
            group(offset -> LaneBlock.of(j, offset, aligned), 0, group);
            code.endControlFlow();
        } else {
            group(LaneBlock::at, 0, group);
        }
        if (registers % group > 0) {
            group(LaneBlock::at, whole * step, registers % group);
        }
    }

    private void group(IntFunction<LaneBlock> blocks, int offset, int registers) {
        List<String> totals = new ArrayList<>();
        for (int u = 0; u < registers; u++) {
            String total = arguments.scope().fresh("total");
            CodeBlock identity =
                    LaneCode.broadcast(target, LaneCode.literal(kernel.monoid().identity()));
            code.addStatement("$T $N = $L", LaneCode.type(target), total, identity);
            totals.add(total);
        }
        int loops = openReducedLoops();
        BodyCode body = source();
        for (int u = 0; u < registers; u++) {
            CodeBlock element = body.lanes(kernel.operand(), blocks.apply(offset + u * target.lanes()));
            CodeBlock total = CodeBlock.of("$N", totals.get(u));
            code.addStatement(
                    "$N = $L",
                    totals.get(u),
                    LaneCode.apply(target, arguments, LaneCode.combine(kernel.monoid()), List.of(total, element)));
        }
        closeLoops(loops);
        storeLanes(blocks, offset, totals);
    }

    private void storeLanes(IntFunction<LaneBlock> blocks, int offset, List<String> totals) {
        Domain domain = Domain.of(kernel.subject().type());
        boolean keepsAxes = domain.outer().rank() == outer.size();
        List<String> variables =
                keepsAxes ? outer : kept.stream().map(outer::get).toList();
        Rows places = new Rows(arguments, domain, kernel.reducesBatch() ? null : batch, variables);
        BodyCode epilogue = new BodyCode(target, arguments, kernel.epilogue(), places, uniforms, code);
        for (int u = 0; u < totals.size(); u++) {
            LaneBlock block = blocks.apply(offset + u * target.lanes());
            block.known().put(kernel.subject(), CodeBlock.of("$N", totals.get(u)));
            List<CodeBlock> values = kernel.epilogue().stores().stream()
                    .map(store -> epilogue.lanes(store.value(), block))
                    .toList();
            for (int i = 0; i < values.size(); i++) {
                Body.Store store = kernel.epilogue().stores().get(i);
                Index index = places.lanes(store.access(), store.value().type(), block);
                code.addStatement(
                        "$L", LaneCode.store(target, values.get(i), arguments.array(store.access()), index.code()));
            }
        }
    }
}
