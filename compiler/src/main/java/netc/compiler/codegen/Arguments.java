package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.StepScalar;
import netc.compiler.plan.Access;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.KernelShape;

/** The parameters of a kernel method: its arrays, the range of its outermost loop, and the scalars that it reads. */
final class Arguments {
    private final Scope scope = new Scope();
    private final Map<Buffer, String> buffers = new LinkedHashMap<>();
    private final Map<Buffer, String> slots = new IdentityHashMap<>();
    private final Map<String, String> scalars = new LinkedHashMap<>();
    private final List<Buffer> order = new ArrayList<>();
    private final Map<Integer, String> places = new LinkedHashMap<>();
    private final Set<VectorConstant> constants = new HashSet<>();
    private boolean gathered;
    private boolean nonZeros;
    private boolean finite;
    private boolean scratch;

    Scope scope() {
        return scope;
    }

    /** Declares the array of an access. */
    void add(Access access) {
        Buffer buffer = access.buffer();
        Map<Buffer, String> names = buffer instanceof Buffer.Slot ? slots : buffers;
        if (!names.containsKey(buffer)) {
            names.put(buffer, scope.fresh(JavaNames.variable(buffer.name())));
            order.add(buffer);
        }
    }

    String array(Access access) {
        return name(access.buffer());
    }

    private String name(Buffer buffer) {
        String name = (buffer instanceof Buffer.Slot ? slots : buffers).get(buffer);
        if (name == null) {
            throw new IllegalStateException("undeclared " + buffer);
        }
        return name;
    }

    String scalar(StepScalar scalar) {
        return scalars.computeIfAbsent(scalar.toString(), scope::fresh);
    }

    /** Names an array that is no argument but a variable of the method. */
    String local(Buffer.Local array) {
        return buffers.computeIfAbsent(array, local -> scope.fresh(local.name()));
    }

    /** What has room for gathered rows. */
    String gathered() {
        gathered = true;
        return "gathered";
    }

    /** What lists the terms that are not zero. */
    String nonZeros() {
        nonZeros = true;
        return "nonZeros";
    }

    /** What knows whether the factors are finite that zeros are multiplied with. */
    String finite() {
        finite = true;
        return "factors";
    }

    /** The array in which each thread has floats of its own, from {@code scratchAt} on. */
    String scratch() {
        scratch = true;
        return "scratch";
    }

    /** The name of a constant, which the method then uses. */
    String use(VectorConstant constant) {
        constants.add(constant);
        return constant.name();
    }

    /** The constants that the method uses. */
    Set<VectorConstant> constants() {
        return constants;
    }

    /** Reserves the names that every kernel has. */
    Arguments reserve(String... names) {
        for (String name : names) {
            scope.fresh(name);
        }
        return this;
    }

    /** Makes the offsets of parameters, where they are not known when the code is written, arguments as well. */
    Arguments places(List<Integer> offsets) {
        offsets.forEach(offset -> places.put(offset, scope.fresh("from")));
        return this;
    }

    /** The names of these arguments. */
    List<CodeBlock> places() {
        return places.values().stream().map(name -> CodeBlock.of("$N", name)).toList();
    }

    /** The index with which an access begins: a number, or an argument. */
    Index from(Index index, Access access) {
        String place = KernelShape.isPlaced(access) ? places.get(access.offset()) : null;
        return place == null ? index.plus(access.offset()) : index.plus(place, 1);
    }

    /** Declares everything on the method, in a fixed order: arrays, places, range, scalars, scratch. */
    void declare(MethodSpec.Builder method, List<String> range) {
        for (Buffer buffer : order) {
            boolean classes = buffer instanceof Buffer.Feed feed && feed.classes();
            method.addParameter(ParameterSpec.builder(classes ? int[].class : float[].class, name(buffer))
                    .build());
        }
        places.values().forEach(name -> method.addParameter(TypeName.INT, name));
        range.forEach(name -> method.addParameter(TypeName.INT, name));
        scalars.values().forEach(name -> method.addParameter(TypeName.FLOAT, name));
        if (gathered) {
            method.addParameter(RuntimeTypes.GATHERED_ROWS, "gathered");
        }
        if (nonZeros) {
            method.addParameter(RuntimeTypes.NON_ZEROS, "nonZeros");
        }
        if (finite) {
            method.addParameter(RuntimeTypes.FINITE_FACTORS, "factors");
        }
        if (scratch) {
            method.addParameter(float[].class, "scratch").addParameter(TypeName.INT, "scratchAt");
        }
    }

    /** The arguments of a call from one method of a kernel to another, which declares some of the same, with places of its own. */
    CodeBlock forward(Arguments callee, List<CodeBlock> places, List<String> range) {
        return forward(callee, places, range, CodeBlock.of("scratchAt"));
    }

    /** The same with another place in the scratch array. */
    CodeBlock forward(Arguments callee, List<CodeBlock> places, List<String> range, CodeBlock scratchAt) {
        List<CodeBlock> all = new ArrayList<>();
        callee.order.forEach(buffer -> all.add(CodeBlock.of("$N", name(buffer))));
        all.addAll(places);
        range.forEach(name -> all.add(CodeBlock.of("$N", name)));
        callee.scalars.keySet().forEach(scalar -> all.add(CodeBlock.of("$N", scalars.get(scalar))));
        if (callee.gathered) {
            all.add(CodeBlock.of("$N", gathered()));
        }
        if (callee.nonZeros) {
            all.add(CodeBlock.of("$N", nonZeros()));
        }
        if (callee.finite) {
            all.add(CodeBlock.of("$N", finite()));
        }
        if (callee.scratch) {
            all.add(CodeBlock.of("$N, $L", scratch(), scratchAt));
        }
        return CodeBlock.join(all, ", ");
    }

    /**
     * The arguments of a call, from a context that has a field for each of them.
     *
     * @param kernel that is called for
     * @param own its shape
     * @param written the shape of the kernel that the code was written for, which is of the same form
     * @param worker which thread works, a number or a variable
     */
    CodeBlock call(
            ContextFields fields,
            Kernel kernel,
            KernelShape own,
            KernelShape written,
            List<String> range,
            String worker) {
        List<CodeBlock> arguments = new ArrayList<>();
        order.forEach(buffer ->
                arguments.add(fields.array(own.buffers().get(written.buffers().indexOf(buffer)))));
        places.keySet()
                .forEach(offset -> arguments.add(
                        CodeBlock.of("$L", own.offsets().get(written.offsets().indexOf(offset)))));
        range.forEach(expression -> arguments.add(CodeBlock.of("$L", expression)));
        scalars.keySet().forEach(scalar -> arguments.add(fields.scalar(scalar)));
        if (gathered) {
            arguments.add(fields.gathered(worker));
        }
        if (nonZeros) {
            arguments.add(fields.nonZeros(worker));
        }
        if (finite) {
            arguments.add(fields.finite(kernel));
        }
        if (scratch) {
            arguments.add(fields.scratch());
            arguments.add(worker.equals("0") ? CodeBlock.of("0") : CodeBlock.of("$L * $L", worker, Target.SCRATCH));
        }
        return CodeBlock.join(arguments, ", ");
    }
}
