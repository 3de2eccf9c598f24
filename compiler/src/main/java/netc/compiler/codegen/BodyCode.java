package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Value;
import netc.compiler.plan.Access;
import netc.compiler.plan.Body;
import netc.compiler.plan.Domain;
import netc.compiler.plan.Kernels;

/**
 * Writes the statements of a fused body on demand, each value once, into a name of its own that a debugger can show.
 *
 * <p>A value is wanted either as one float (for a row) or as a register (for the lanes at {@code at}).
 */
final class BodyCode {
    private final Target target;
    private final Arguments arguments;
    private final Body body;
    private final Rows rows;
    private final Set<Value> computed;
    private final Map<Value, CodeBlock> scalars = new HashMap<>();
    private final Map<List<String>, CodeBlock> reads = new HashMap<>();
    private final Map<Value, Index> called = new HashMap<>();
    private final Map<Value, CodeBlock> uniforms;
    private CodeBlock.Builder code;

    BodyCode(
            Target target,
            Arguments arguments,
            Body body,
            Rows rows,
            Map<Value, CodeBlock> uniforms,
            CodeBlock.Builder code) {
        this.target = target;
        this.arguments = arguments;
        this.body = body;
        this.rows = rows;
        this.computed = Set.copyOf(body.values());
        this.uniforms = uniforms;
        this.code = code;
    }

    void into(CodeBlock.Builder changed) {
        code = changed;
    }

    /** Makes a value known under a name, such as the result of a reduction. */
    void define(Value value, CodeBlock name) {
        scalars.put(value, name);
    }

    /** Makes the lanes of a value known that lie in scratch memory from {@code start} on, as a call for many rows left them. */
    void called(Value value, Index start) {
        called.put(value, start);
    }

    /** Whether a call for many rows has computed the value. */
    boolean isCalled(Value value) {
        return called.containsKey(alias(value));
    }

    /** Whether this kernel computes the value, rather than reading it. */
    boolean computes(Value value) {
        return computed.contains(alias(value));
    }

    Value source(Value value) {
        return alias(value);
    }

    /** Whether the value is one number a row, so that all lanes share it. */
    boolean isPerRow(Value value) {
        Value source = alias(value);
        if (scalars.containsKey(source) || isUniform(value)) {
            return true;
        }
        if (computed.contains(source)) {
            return rows.domain().level(source.type()) == Domain.Level.ROW;
        }
        return rows.laneStride(access(value), value.type()) == 0;
    }

    /** One float: a uniform number, a number of the row that is read or computed. */
    CodeBlock scalar(Value value) {
        return scalar(value, rows.rank());
    }

    /** The same for a reader of {@code rank} axes, with which a value that is read is aligned from the right. */
    private CodeBlock scalar(Value value, int rank) {
        if (isUniform(value)) {
            return uniform(value);
        }
        Value source = alias(value);
        CodeBlock known = scalars.get(source);
        if (known != null) {
            return known;
        }
        if (computed.contains(source)) {
            CodeBlock name = declare(nameOf(source), scalarExpression(source));
            scalars.put(source, name);
            return name;
        }
        CodeBlock index = rows.start(access(value), value.type(), rank).code();
        return reads.computeIfAbsent(
                List.of(array(value), index.toString()),
                place -> declare(readName(value), CodeBlock.of("$N[$L]", array(value), index)));
    }

    private CodeBlock declare(String base, CodeBlock expression) {
        CodeBlock name = CodeBlock.of("$N", arguments.scope().fresh(base));
        code.addStatement("float $L = $L", name, expression);
        return name;
    }

    private CodeBlock scalarExpression(Value value) {
        if (value.op() instanceof Lanewise lanewise) {
            return LaneCode.scalar(
                    lanewise.function(),
                    value.operands().stream()
                            .map(operand -> scalar(operand, value.type().rank()))
                            .toList());
        } else if (value.op() instanceof Layout.Broadcast) {
            return scalar(value.operand(0), value.type().rank());
        } else if (value.op() instanceof Lookup.Pick) {
            Value z = value.operand(0);
            Index index = rows.row(access(z), z.type()).plus(classAt(value.operand(1)));
            return CodeBlock.of("$N[$L]", array(z), index.code());
        } else if (value.op() instanceof Lookup.Hit) {
            Value z = value.operand(0);
            return CodeBlock.of(
                    "$T.argmax($N, $L, $L) == $L ? 1f : 0f",
                    LaneCode.LANES,
                    array(z),
                    rows.row(access(z), z.type()).code(),
                    z.shape().lastExtent(),
                    classAt(value.operand(1)));
        }
        throw new IllegalStateException("not one number a row: " + value.op());
    }

    private CodeBlock classAt(Value classes) {
        return CodeBlock.of(
                "$N[$L]",
                array(classes),
                rows.row(access(classes), classes.type()).code());
    }

    /** A number that every row shares, computed once before the loops. */
    private CodeBlock uniform(Value value) {
        CodeBlock known = uniforms.get(value);
        if (known != null) {
            return known;
        }
        if (value.op() instanceof Leaf.Constant constant) {
            return LaneCode.literal(constant.value());
        } else if (value.op() instanceof Leaf.Scalar scalar) {
            return CodeBlock.of("$N", arguments.scalar(scalar.scalar()));
        }
        throw new IllegalStateException("not computed before the loops: " + value);
    }

    /** A register (or a float, in scalar code) with the lanes at {@code at}. */
    CodeBlock lanes(Value value, LaneBlock block) {
        Value source = alias(value);
        CodeBlock known = block.known().get(source);
        if (known != null) {
            return known;
        }
        CodeBlock name;
        if (isPerRow(value)) {
            CodeBlock scalar = scalar(value);
            if (!target.isVector()) {
                return scalar;
            }
            name = assign(nameOf(source) + "Lanes", LaneCode.broadcast(target, scalar));
        } else if (computed.contains(source)) {
            name = compute(source, block);
        } else {
            name = load(value, block);
        }
        block.known().put(source, name);
        return name;
    }

    private CodeBlock load(Value value, LaneBlock block) {
        Access access = access(value);
        int stride = rows.laneStride(access, value.type());
        if (stride == 1) {
            CodeBlock index = rows.lanes(access, value.type(), block).code();
            return assign(readName(value), LaneCode.load(target, array(value), index));
        }
        CodeBlock index = rows.start(access, value.type())
                .plusLoop(block.at(), stride)
                .plus((long) block.offset() * stride)
                .code();
        if (!target.isVector()) {
            return assign(readName(value), CodeBlock.of("$N[$L]", array(value), index));
        }
        int left = block.inLoop()
                ? target.lanes()
                : Math.min(target.lanes(), rows.domain().lanes() - block.offset());
        CodeBlock place = Index.scratch(Target.ACCUMULATORS);
        code.addStatement(
                "$T.gather($N, $L, $L, $N, $L, $L)",
                LaneCode.LANES,
                array(value),
                index,
                stride,
                arguments.scratch(),
                place,
                left);
        return assign(readName(value), LaneCode.load(target, arguments.scratch(), place));
    }

    private CodeBlock compute(Value value, LaneBlock block) {
        if (value.op() instanceof Layout.Broadcast) {
            return lanes(value.operand(0), block);
        }
        if (value.op() instanceof Lookup.OneHot) {
            return oneHot(value, block);
        }
        Lanewise lanewise = (Lanewise) value.op();
        String name = nameOf(value);
        if (called.containsKey(value)) {
            CodeBlock index = called.get(value)
                    .copy()
                    .plusLoop(block.at(), 1)
                    .plus(block.offset())
                    .code();
            return assign(name, LaneCode.load(target, arguments.scratch(), index));
        }
        List<CodeBlock> operands = new ArrayList<>();
        for (Value operand : value.operands()) {
            operands.add(lanes(operand, block));
        }
        if (target.isVector() && LaneCode.isCall(lanewise.function())) {
            return call(lanewise, operands.get(0), name);
        }
        return assign(name, LaneCode.apply(target, arguments, lanewise.function(), operands));
    }

    /** A function of many instructions works on memory: no vector crosses a call that may not be inlined. */
    private CodeBlock call(Lanewise lanewise, CodeBlock operand, String name) {
        String scratch = arguments.scratch();
        code.addStatement("$L.intoArray($N, scratchAt + $L)", operand, scratch, Target.ACCUMULATORS);
        code.addStatement(
                "$T.$L($N, scratchAt + $L, $N, scratchAt + $L)",
                LaneCode.VECTOR_LANES,
                lanewise.function().functionName(),
                scratch,
                Target.ACCUMULATORS,
                scratch,
                Target.ACCUMULATORS);
        return assign(name, LaneCode.load(target, scratch, CodeBlock.of("scratchAt + $L", Target.ACCUMULATORS)));
    }

    private CodeBlock oneHot(Value value, LaneBlock block) {
        CodeBlock label = classAt(value.operand(0));
        Index lane = new Index().plusLoop(block.at(), 1).plus(block.offset());
        if (!target.isVector()) {
            return assign("oneHot", CodeBlock.of("$L == $L ? 1f : 0f", lane.code(), label));
        }
        return assign(
                "oneHot",
                CodeBlock.of(
                        "$N.blend($N, $N.compare($T.EQ, (float) ($L - ($L))))",
                        arguments.use(VectorConstant.ZERO),
                        arguments.use(VectorConstant.ONE),
                        arguments.use(VectorConstant.IOTA),
                        LaneCode.OPERATORS,
                        label,
                        lane.code()));
    }

    private CodeBlock assign(String base, CodeBlock expression) {
        CodeBlock name = CodeBlock.of("$N", arguments.scope().fresh(base));
        code.addStatement("$T $L = $L", LaneCode.type(target), name, expression);
        return name;
    }

    private Access access(Value value) {
        Access access = body.reads().get(value);
        if (access == null) {
            throw new IllegalStateException(value + " " + value.op() + " is not read by this kernel");
        }
        return access;
    }

    private String array(Value value) {
        return arguments.array(access(value));
    }

    private static Value alias(Value value) {
        return Kernels.alias(value);
    }

    private static boolean isUniform(Value value) {
        return Kernels.isUniform(value);
    }

    private String readName(Value value) {
        return readName(value, access(value));
    }

    /** The local that holds what was read: named after the parameter or the array. */
    static String readName(Value value, Access access) {
        Value source = alias(value);
        if (source.op() instanceof Leaf.Parameter parameter) {
            return JavaNames.variable(parameter.path());
        } else if (source.op() instanceof Leaf.State state) {
            return JavaNames.variable(state.slot()) + "Was";
        }
        return JavaNames.variable(access.buffer().name()) + "Value";
    }

    /** The local that holds what was computed: named after the operation. */
    static String nameOf(Value value) {
        if (value.op() instanceof Leaf.Scalar scalar) {
            return scalar.scalar().toString();
        } else if (value.op() instanceof Lanewise lanewise) {
            return localName(lanewise);
        }
        String operation = value.op().getClass().getSimpleName();
        return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    }

    private static String localName(Lanewise lanewise) {
        return switch (lanewise.function().functionName()) {
            case "add" -> "sum";
            case "sub" -> "difference";
            case "mul" -> "product";
            case "div" -> "quotient";
            case "neg" -> "negative";
            default -> lanewise.function().functionName();
        };
    }
}
