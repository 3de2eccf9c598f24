package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.codegen.RowsEmitter.Sweep;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernel;

/**
 * Writes rows in stages: some rows are swept before any of them is swept again, and a function that takes a call is called
 * for the lanes of all these rows at once.
 *
 * <p>A call for one register takes 60 cycles, of which the core could work on others for most, had it them at hand; docs/decisions/0007
 * has the figures. What a stage leaves for the next lies in scratch memory: a
 * number of each row for each reduction, and the lanes of each row for each call.
 */
final class StagedRows {
    /** The most rows of a stage. */
    private static final int ROWS = 16;

    /** The most statements: what several stages need is written for each of them. */
    private static final int MOST_STATEMENTS = 120;

    /** Where the numbers of rows begin in scratch memory, behind the accumulators. */
    private static final int NUMBERS = 2 * Target.ACCUMULATORS;

    private final Kernel.Rows kernel;
    private final Target target;
    private final Arguments arguments;
    private final List<Sweep> sweeps;
    private final boolean unrolled;
    private final int width;
    private final int reductions;
    private final RowCalls calls;
    private final int mostCalls;
    private final int rowsAtOnce;

    /** @param unrolled whether all registers of a row are written out, rather than loops over them */
    StagedRows(Kernel.Rows kernel, Target target, Arguments arguments, List<Sweep> sweeps, boolean unrolled) {
        this.kernel = kernel;
        this.target = target;
        this.arguments = arguments;
        this.sweeps = sweeps;
        this.unrolled = unrolled;
        width = target.registers(kernel.domain().lanes()) * target.lanes();
        reductions =
                sweeps.stream().mapToInt(sweep -> sweep.reductions().size()).sum();
        calls = new RowCalls(kernel);
        mostCalls =
                sweeps.stream().mapToInt(sweep -> calls.of(sweep).size()).max().orElse(0);
        int rows = ROWS;
        while (rows > 0 && callsAt(rows, mostCalls) > Target.SCRATCH) {
            rows /= 2;
        }
        rowsAtOnce = rows;
    }

    /** Where in scratch memory the lanes of a call begin, and those of the one before end, if so many rows are swept at once. */
    private int callsAt(int rows, int call) {
        return NUMBERS + wholeRegisters(rows * reductions) + call * wholeRegisters(rows * width);
    }

    /** The same length or a little more, as the widest registers have it. */
    private static int wholeRegisters(int length) {
        return (length + Target.ACCUMULATORS - 1) / Target.ACCUMULATORS * Target.ACCUMULATORS;
    }

    /** Whether there is a call, the scratch memory suffices, no sweep needs what another one has called for, and it is not too much. */
    boolean isPossible() {
        Set<Value> called = new HashSet<>();
        return mostCalls > 0
                && rowsAtOnce > 0
                && sweeps.stream().flatMap(sweep -> calls.of(sweep).stream()).allMatch(called::add)
                && statements() <= MOST_STATEMENTS;
    }

    /** How many statements the stages have, about. */
    private int statements() {
        int values = 0;
        for (Sweep sweep : sweeps) {
            Set<Value> called = new HashSet<>();
            for (List<Value> level : calls.levels(sweep)) {
                values += calls.statements(RowCalls.operands(level), called) + level.size();
                called.addAll(level);
            }
            List<Value> roots = RowCalls.roots(sweep);
            values += calls.statements(roots, called) + called.size() + roots.size();
        }
        int looped = unrolled ? 0 : Target.ACCUMULATORS / target.lanes();
        int rest = unrolled ? width : width - kernel.domain().lanes() / Target.ACCUMULATORS * Target.ACCUMULATORS;
        return values * (looped + rest / target.lanes());
    }

    /**
     * Writes the stages.
     *
     * @param row the variable that the rows' loops shall have
     * @param stores the stores of one number a row
     */
    void emit(String row, Rows rows, Map<Value, CodeBlock> uniforms, List<Body.Store> stores, CodeBlock.Builder code) {
        String first = arguments.scope().fresh("first");
        String last = arguments.scope().fresh("last");
        code.beginControlFlow("for (int $N = begin; $N < end; $N += $L)", first, first, first, rowsAtOnce);
        code.addStatement("int $N = Math.min($N + $L, end)", last, first, rowsAtOnce);
        Stage stage = new Stage(row, first, last, rows, uniforms, code);
        for (int i = 0; i < sweeps.size(); i++) {
            boolean isLast = i == sweeps.size() - 1;
            sweep(sweeps.get(i), isLast ? stores : List.of(), isLast, stage);
        }
        code.endControlFlow();
    }

    private void sweep(Sweep sweep, List<Body.Store> stores, boolean isLast, Stage stage) {
        List<List<Value>> levels = calls.levels(sweep);
        // What a row's own numbers need is at hand where the first calls are prepared, unless they wait for this very
        // sweep.
        boolean early = !levels.isEmpty()
                && calls.needed(RowCalls.values(stores), Set.of()).stream()
                        .noneMatch(value -> sweep.reductions().contains(value));
        for (int level = 0; level < levels.size(); level++) {
            stage.call(levels.get(level), early && level == 0 ? stores : List.of());
        }
        stage.sweep(sweep, early ? List.of() : stores, !isLast);
    }

    /** The loops over the rows of a stage, and what one leaves in scratch memory for the next. */
    private final class Stage {
        private final String row;
        private final String first;
        private final String last;
        private final Rows rows;
        private final Map<Value, CodeBlock> uniforms;
        private final CodeBlock.Builder code;
        private final Map<Value, CodeBlock> waiting = new LinkedHashMap<>();
        private final Map<Value, Integer> called = new LinkedHashMap<>();

        Stage(
                String row,
                String first,
                String last,
                Rows rows,
                Map<Value, CodeBlock> uniforms,
                CodeBlock.Builder code) {
            this.row = row;
            this.first = first;
            this.last = last;
            this.rows = rows;
            this.uniforms = uniforms;
            this.code = code;
        }

        /** Computes the operands of some calls for all rows, and calls. */
        void call(List<Value> together, List<Body.Store> stores) {
            List<Value> operands = RowCalls.operands(together);
            BodyCode body = begin(operands, stores);
            Sweeper sweeper = sweeper(body);
            sweeper.prepare(operands);
            sweeper.registers(block -> store(body, operands, block));
            stores.forEach(store -> RowsEmitter.store(store, body, rows, arguments, code));
            code.endControlFlow();
            for (Value call : together) {
                code.addStatement(
                        "$T.$L($N, $L, ($N - $N) * $L)",
                        LaneCode.VECTOR_CALLS,
                        ((Lanewise) call.op()).function().functionName(),
                        arguments.scratch(),
                        Index.scratch(start(called.size())),
                        last,
                        first,
                        width);
                called.put(call, called.size());
            }
        }

        private void store(BodyCode body, List<Value> operands, LaneBlock block) {
            for (int i = 0; i < operands.size(); i++) {
                CodeBlock index = place(width, start(called.size() + i))
                        .plusLoop(block.at(), 1)
                        .plus(block.offset())
                        .code();
                CodeBlock operand = body.lanes(operands.get(i), block);
                code.addStatement("$L", LaneCode.store(target, operand, arguments.scratch(), index));
            }
        }

        /** Does what remains of a sweep when its calls are done. */
        void sweep(Sweep sweep, List<Body.Store> stores, boolean keepReductions) {
            BodyCode body = begin(RowCalls.roots(sweep), stores);
            sweeper(body).sweep(sweep.reductions(), sweep.stores());
            stores.forEach(store -> RowsEmitter.store(store, body, rows, arguments, code));
            if (keepReductions) {
                for (Value reduction : sweep.reductions()) {
                    CodeBlock index =
                            place(1, NUMBERS + waiting.size() * rowsAtOnce).code();
                    CodeBlock place = CodeBlock.of("$N[$L]", arguments.scratch(), index);
                    code.addStatement("$L = $L", place, body.scalar(reduction));
                    waiting.put(reduction, place);
                }
            }
            code.endControlFlow();
            called.clear();
        }

        /** Begins a loop over the rows, in which the numbers of earlier sweeps that it needs have names. */
        private BodyCode begin(List<Value> roots, List<Body.Store> stores) {
            code.beginControlFlow("for (int $N = $N; $N < $N; $N++)", row, first, row, last, row);
            BodyCode body = new BodyCode(target, arguments, kernel.body(), rows, uniforms, code);
            List<Value> all = new ArrayList<>(roots);
            all.addAll(RowCalls.values(stores));
            Set<Value> needed = calls.needed(all, called.keySet());
            waiting.forEach((reduction, place) -> {
                if (needed.contains(reduction)) {
                    String name = Sweeper.nameOf(reduction, arguments.scope());
                    code.addStatement("float $N = $L", name, place);
                    body.define(reduction, CodeBlock.of("$N", name));
                }
            });
            called.forEach((call, number) -> body.called(call, place(width, start(number))));
            return body;
        }

        private Sweeper sweeper(BodyCode body) {
            return new Sweeper(target, arguments, body, rows, code, unrolled);
        }

        /** Where what is kept of the current row begins, of which there are {@code size} floats a row. */
        private Index place(int size, int start) {
            return new Index()
                    .plus("scratchAt", 1)
                    .plus("(" + row + " - " + first + ")", size)
                    .plus(start);
        }

        private int start(int call) {
            return callsAt(rowsAtOnce, call);
        }
    }
}
