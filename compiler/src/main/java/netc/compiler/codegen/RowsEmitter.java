package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Domain;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernels;

/**
 * Emits fused lane-wise chains and reductions over lanes, row by row.
 *
 * <p>A row is swept once, and once more after each reduction that something else in the row waits for. Short rows are
 * unrolled, and what one sweep loaded or computed is at hand in the next; long rows are loops.
 * Where functions are called, rows are swept some at a time; see {@link StagedRows}.
 */
final class RowsEmitter {
    /** Rows of up to this many registers are unrolled. */
    private static final int UNROLLED_REGISTERS = 4;

    /** The most statements that unrolling may write. */
    private static final int UNROLLED_STATEMENTS = 60;

    private final Kernel.Rows kernel;
    private final Target target;
    private final Arguments arguments;
    private final Map<Value, Integer> sweeps = new HashMap<>();
    private final Domain domain;

    RowsEmitter(Kernel.Rows kernel, Target target, List<Integer> places) {
        this.kernel = kernel;
        this.target = target;
        this.arguments = Methods.arguments(places);
        this.domain = kernel.domain();
    }

    KernelCode emit() {
        Body body = kernel.body();
        body.reads().values().forEach(arguments::add);
        body.stores().forEach(store -> arguments.add(store.access()));
        CodeBlock.Builder code = CodeBlock.builder();
        Map<Value, CodeBlock> uniforms = Uniforms.declare(arguments, List.of(body), code);
        String batch = domain.batch() ? arguments.scope().fresh("s") : null;
        List<String> outer = new ArrayList<>();
        for (int axis = 0; axis < domain.outer().rank(); axis++) {
            outer.add(arguments.scope().fresh("i" + (axis == 0 ? "" : axis)));
        }
        boolean ranged = domain.batch() || kernel.split().extent() > 1;
        Rows rows = new Rows(arguments, domain, batch, outer);
        List<Sweep> sweeps = sweeps();
        StagedRows staged = new StagedRows(kernel, target, arguments, sweeps, unrolls());
        if (target.isVector() && batch != null && outer.isEmpty() && staged.isPossible()) {
            staged.emit(batch, rows, uniforms, numbers(), code);
        } else {
            List<CodeBlock> loops = Rows.loops(domain, batch, outer, ranged);
            loops.forEach(loop -> code.beginControlFlow("$L", loop));
            BodyCode row = new BodyCode(target, arguments, body, rows, uniforms, code);
            Sweeper sweeper = new Sweeper(target, arguments, row, rows, code, unrolls());
            sweeps.forEach(sweep -> sweeper.sweep(sweep.reductions(), sweep.stores()));
            numbers().forEach(store -> store(store, row, rows, arguments, code));
            loops.forEach(loop -> code.endControlFlow());
        }

        List<String> range = ranged ? List.of("begin", "end") : List.of();
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range);
        return KernelCode.of(method.addCode(code.build()).build(), arguments, range);
    }

    /** What a pass over the lanes of a row reduces and stores. */
    record Sweep(List<Value> reductions, List<Body.Store> stores) {}

    private List<Sweep> sweeps() {
        if (domain.lanes() == 0) {
            return List.of();
        }
        assignSweeps();
        Map<Integer, List<Value>> reductions = new TreeMap<>();
        Map<Integer, List<Body.Store>> stores = new TreeMap<>();
        for (Value value : kernel.body().values()) {
            if (value.op() instanceof Reduction) {
                reductions.computeIfAbsent(sweep(value), s -> new ArrayList<>()).add(value);
            }
        }
        for (Body.Store store : kernel.body().stores()) {
            if (isLane(store.value())) {
                stores.computeIfAbsent(sweep(store.value()), s -> new ArrayList<>())
                        .add(store);
            }
        }
        List<Sweep> sweeps = new ArrayList<>();
        for (int sweep = 0; sweep <= Math.max(lastKey(reductions), lastKey(stores)); sweep++) {
            sweeps.add(new Sweep(reductions.getOrDefault(sweep, List.of()), stores.getOrDefault(sweep, List.of())));
        }
        return sweeps;
    }

    /** The stores of what is one number a row. */
    private List<Body.Store> numbers() {
        return kernel.body().stores().stream()
                .filter(store -> !isLane(store.value()))
                .toList();
    }

    static void store(Body.Store store, BodyCode body, Rows rows, Arguments arguments, CodeBlock.Builder code) {
        Index index = rows.row(store.access(), store.value().type());
        CodeBlock value = body.scalar(store.value());
        code.addStatement("$N[$L] = $L", arguments.array(store.access()), index.code(), value);
    }

    private static int lastKey(Map<Integer, ?> map) {
        return map.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    }

    private boolean isLane(Value value) {
        return isLane(value, domain);
    }

    static boolean isLane(Value value, Domain domain) {
        return !Kernels.isUniform(value)
                && domain.level(value.type()) == Domain.Level.LANE
                && !(value.op() instanceof Reduction);
    }

    private boolean unrolls() {
        int registers = target.registers(domain.lanes());
        return target.isVector()
                && registers <= UNROLLED_REGISTERS
                && registers * kernel.body().values().size() <= UNROLLED_STATEMENTS;
    }

    /** The sweep after which a value is known: a reduction's readers come one sweep later than what it reduces. */
    private void assignSweeps() {
        for (Value value : kernel.body().values()) {
            int earliest = 0;
            for (Value operand : value.operands()) {
                Value source = Kernels.alias(operand);
                earliest = Math.max(
                        earliest,
                        sweep(source) + (source.op() instanceof Reduction && sweeps.containsKey(source) ? 1 : 0));
            }
            sweeps.put(value, earliest);
        }
    }

    private int sweep(Value value) {
        return sweeps.getOrDefault(value, 0);
    }
}
