package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;

/**
 * Writes passes over the lanes of a row: each stores some values and reduces others.
 *
 * <p>A reduction has 16 logical accumulators, element j going to accumulator j mod 16, and one fixed tree: the same order of
 * arithmetic for every register width and in scalar code.
 */
final class Sweeper {
    private final Target target;
    private final Arguments arguments;
    private final BodyCode body;
    private final Rows rows;
    private final CodeBlock.Builder code;
    private final boolean unrolled;
    private final Map<Integer, LaneBlock> blocks = new HashMap<>();

    Sweeper(Target target, Arguments arguments, BodyCode body, Rows rows, CodeBlock.Builder code, boolean unrolled) {
        this.target = target;
        this.arguments = arguments;
        this.body = body;
        this.rows = rows;
        this.code = code;
        this.unrolled = unrolled;
    }

    void sweep(List<Value> reductions, List<Body.Store> stores) {
        if (!reductions.isEmpty() || !stores.isEmpty()) {
            List<Accumulators> accumulators = open(reductions);
            lanes(accumulators, stores);
            close(accumulators);
        }
    }

    /** Declares the accumulators of reductions. */
    List<Accumulators> open(List<Value> reductions) {
        List<Accumulators> accumulators = reductions.stream().map(this::declare).toList();
        if (!target.isVector()) {
            for (int i = 0; i < accumulators.size(); i++) {
                int from = Target.scratchOf(i);
                code.addStatement(
                        "$T.fill($N, $L, $L, $L)",
                        Arrays.class,
                        arguments.scratch(),
                        Index.scratch(from),
                        Index.scratch(from + Target.ACCUMULATORS),
                        LaneCode.literal(accumulators.get(i).monoid().identity()));
            }
        }
        return accumulators;
    }

    /** Takes the lanes of the current row. */
    void lanes(List<Accumulators> accumulators, List<Body.Store> stores) {
        List<Value> values = new ArrayList<>();
        accumulators.forEach(a -> values.add(a.reduction().operand(0)));
        stores.forEach(store -> values.add(store.value()));
        prepare(values);
        if (target.isVector()) {
            vectorSweep(accumulators, stores);
        } else {
            scalarSweep(accumulators, stores);
        }
    }

    /** Combines the accumulators and makes the results known. */
    void close(List<Accumulators> accumulators) {
        for (int i = 0; i < accumulators.size(); i++) {
            body.define(accumulators.get(i).reduction(), finish(accumulators.get(i), i));
        }
    }

    /** Computes the numbers of the row that the lanes of some values share, which must be done before a loop over the lanes. */
    void prepare(List<Value> values) {
        Set<Value> prepared = new HashSet<>();
        values.forEach(value -> prepare(value, prepared));
    }

    private void prepare(Value value, Set<Value> prepared) {
        if (!prepared.add(value)) {
            return;
        }
        if (body.isPerRow(value)) {
            body.scalar(value);
        } else if (body.computes(value) && !body.isCalled(value) && !(value.op() instanceof Lookup.OneHot)) {
            body.source(value).operands().forEach(operand -> prepare(operand, prepared));
        }
    }

    /** The accumulators of one reduction: registers, or floats of the scratch array in scalar code. */
    record Accumulators(Value reduction, Monoid monoid, List<String> names) {}

    private Accumulators declare(Value reduction) {
        Monoid monoid = ((Reduction) reduction.op()).monoid();
        List<String> names = new ArrayList<>();
        CodeBlock identity = LaneCode.literal(monoid.identity());
        if (target.isVector()) {
            for (int i = 0; i < Target.ACCUMULATORS / target.lanes(); i++) {
                String name = arguments.scope().fresh(monoid == Monoid.SUM ? "total" : monoid.toString());
                code.addStatement("$T $N = $L", LaneCode.FLOAT_VECTOR, name, LaneCode.broadcast(target, identity));
                names.add(name);
            }
        }
        return new Accumulators(reduction, monoid, names);
    }

    private void vectorSweep(List<Accumulators> accumulators, List<Body.Store> stores) {
        registers(block -> block(block, accumulators, stores));
    }

    /** Writes something for each register of the current row: 16 lanes a turn, then what is left; or all, where that is unrolled. */
    void registers(Consumer<LaneBlock> write) {
        int lanes = rows.domain().lanes();
        int whole = unrolled ? 0 : lanes / Target.ACCUMULATORS * Target.ACCUMULATORS;
        if (whole > 0) {
            String j = arguments.scope().fresh("j");
            code.beginControlFlow("for (int $N = 0; $N < $L; $N += $L)", j, j, whole, j, Target.ACCUMULATORS);
            for (int offset = 0; offset < Target.ACCUMULATORS; offset += target.lanes()) {
                write.accept(LaneBlock.of(j, offset, true));
            }
            code.endControlFlow();
        }
        for (int offset = whole; offset < lanes; offset += target.lanes()) {
            write.accept(unrolled ? blocks.computeIfAbsent(offset, LaneBlock::at) : LaneBlock.at(offset));
        }
    }

    /** One register of lanes. */
    private void block(LaneBlock block, List<Accumulators> accumulators, List<Body.Store> stores) {
        int left = block.inLoop() ? target.lanes() : rows.domain().lanes() - block.offset();
        for (Body.Store store : stores) {
            CodeBlock value = body.lanes(store.value(), block);
            code.addStatement(
                    "$L", LaneCode.store(target, value, arguments.array(store.access()), index(store, block)));
        }
        for (Accumulators a : accumulators) {
            CodeBlock value = body.lanes(a.reduction().operand(0), block);
            if (left < target.lanes()) {
                CodeBlock identity =
                        LaneCode.broadcast(target, LaneCode.literal(a.monoid().identity()));
                value = CodeBlock.of("$L.blend($L, $N)", identity, value, arguments.use(VectorConstant.first(left)));
            }
            String name = a.names().get(block.offset() % Target.ACCUMULATORS / target.lanes());
            code.addStatement(
                    "$N = $L",
                    name,
                    LaneCode.apply(
                            target, arguments, LaneCode.combine(a.monoid()), List.of(CodeBlock.of("$N", name), value)));
        }
    }

    private CodeBlock index(Body.Store store, LaneBlock block) {
        return rows.lanes(store.access(), store.value().type(), block).code();
    }

    private void scalarSweep(List<Accumulators> accumulators, List<Body.Store> stores) {
        String j = arguments.scope().fresh("j");
        code.beginControlFlow(
                "for (int $N = 0; $N < $L; $N++)", j, j, rows.domain().lanes(), j);
        LaneBlock block = LaneBlock.of(j, 0, false);
        for (Body.Store store : stores) {
            CodeBlock value = body.lanes(store.value(), block);
            code.addStatement(
                    "$L", LaneCode.store(target, value, arguments.array(store.access()), index(store, block)));
        }
        for (int i = 0; i < accumulators.size(); i++) {
            Accumulators a = accumulators.get(i);
            CodeBlock value = body.lanes(a.reduction().operand(0), block);
            String slot = arguments.scope().fresh("slot");
            code.addStatement("int $N = $L + ($N & 15)", slot, Index.scratch(Target.scratchOf(i)), j);
            CodeBlock held = CodeBlock.of("$N[$N]", arguments.scratch(), slot);
            code.addStatement("$L = $L", held, LaneCode.scalar(LaneCode.combine(a.monoid()), List.of(held, value)));
        }
        code.endControlFlow();
    }

    private CodeBlock finish(Accumulators a, int index) {
        int from = target.isVector() ? 0 : Target.scratchOf(index);
        if (target.isVector()) {
            code.addStatement("$L.intoArray($N, $L)", combined(a), arguments.scratch(), Index.scratch(from));
        }
        String name = nameOf(a.reduction(), arguments.scope());
        code.addStatement(
                "float $N = $T.$L$L($N, $L)",
                name,
                LaneCode.TREES,
                LaneCode.tree(a.monoid()),
                target.isVector() ? target.lanes() : Target.ACCUMULATORS,
                arguments.scratch(),
                Index.scratch(from));
        return CodeBlock.of("$N", name);
    }

    /** The first levels of the tree, whose operands are whole registers. */
    private CodeBlock combined(Accumulators a) {
        for (int left = a.names().size() / 2; left > 0; left /= 2) {
            for (int i = 0; i < left; i++) {
                CodeBlock x = CodeBlock.of("$N", a.names().get(i));
                CodeBlock y = CodeBlock.of("$N", a.names().get(i + left));
                code.addStatement(
                        "$L = $L", x, LaneCode.apply(target, arguments, LaneCode.combine(a.monoid()), List.of(x, y)));
            }
        }
        return CodeBlock.of("$N", a.names().get(0));
    }

    /** A name for the local variable that holds a reduction of the row. */
    static String nameOf(Value reduction, Scope scope) {
        Monoid monoid = ((Reduction) reduction.op()).monoid();
        return scope.fresh(monoid == Monoid.SUM ? "rowTotal" : "row" + JavaNames.capitalized(monoid.toString()));
    }
}
