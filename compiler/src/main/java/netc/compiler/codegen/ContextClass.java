package netc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.StepScalar;
import netc.compiler.plan.Access;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.BufferPlan;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.KernelAccesses;
import netc.compiler.plan.ModelPlan;
import netc.compiler.plan.Panels;
import netc.compiler.plan.Phase;

/** Writes the context of an entry: the arrays and numbers that its kernels work on, for batches of up to a capacity. */
final class ContextClass {
    static final ClassName PARTS = ClassName.get("netc.runtime", "Parts");

    /** The most arrays that one method makes. */
    private static final int ARRAYS = 128;

    private final ModelPlan model;
    private final EntryPlan entry;

    ContextClass(ModelPlan model, EntryPlan entry) {
        this.model = model;
        this.entry = entry;
    }

    static String name(EntryPlan entry) {
        return JavaNames.capitalized(entry.name());
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(entry))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What {@link #$L} works on, for batches of up to a capacity.\n", entry.name());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(float[].class, "parameters");
        field(type, "parameters");
        constructor.addStatement("this.parameters = parameters");
        for (String state : states()) {
            field(type, state);
            constructor.addParameter(float[].class, state).addStatement("this.$N = $N", state, state);
        }
        constructor.addParameter(TypeName.INT, "capacity").addParameter(TypeName.INT, "threads");
        feeds().forEach((name, classes) ->
                type.addField(FieldSpec.builder(classes ? int[].class : float[].class, JavaNames.feedField(name))
                        .build()));
        workspace(type, constructor);
        Gathering.stride(entry).ifPresent(stride -> {
            type.addField(ArrayTypeName.of(RuntimeTypes.GATHERED_ROWS), Gathering.ROOM, Modifier.FINAL);
            constructor.addStatement(
                    "$N = $T.forThreads(threads, capacity, $L)", Gathering.ROOM, RuntimeTypes.GATHERED_ROWS, stride);
        });
        zeroSkips(type, constructor);
        field(type, "scratch");
        constructor.addStatement("scratch = new float[$L * threads]", Target.SCRATCH);
        scalars().forEach(scalar -> type.addField(TypeName.FLOAT, scalar.toString()));
        return type.addMethod(constructor.build()).addMethod(parts()).build();
    }

    /** The arrays of the workspace, made by the constructor or, where they are many, by methods that it calls. */
    private void workspace(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        List<BufferPlan.Array> arrays = entry.buffers().arrays();
        boolean many = arrays.size() > ARRAYS;
        for (int from = 0; from < arrays.size(); from += ARRAYS) {
            MethodSpec.Builder allocate = MethodSpec.methodBuilder("allocate" + from / ARRAYS)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(TypeName.INT, "capacity");
            for (BufferPlan.Array array : arrays.subList(from, Math.min(arrays.size(), from + ARRAYS))) {
                String name = JavaNames.workspaceField(array.name());
                FieldSpec.Builder field = FieldSpec.builder(float[].class, name).addJavadoc("$L\n", describe(array));
                type.addField((many ? field : field.addModifiers(Modifier.FINAL)).build());
                (many ? allocate : constructor).addStatement("$N = new float[$L]", name, length(array));
            }
            if (many) {
                type.addMethod(allocate.build());
                constructor.addStatement("allocate$L(capacity)", from / ARRAYS);
            }
        }
    }

    /** What kernels need that leave out zeros. */
    private void zeroSkips(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        if (ZeroSkips.in(entry)) {
            type.addField(ArrayTypeName.of(RuntimeTypes.NON_ZEROS), ZeroSkips.LISTS, Modifier.FINAL);
            constructor.addStatement("$N = $T.forThreads(threads)", ZeroSkips.LISTS, RuntimeTypes.NON_ZEROS);
        }
        for (String field : ZeroSkips.finiteFields(entry)) {
            type.addField(FieldSpec.builder(RuntimeTypes.FINITE_FACTORS, field, Modifier.FINAL)
                    .initializer("new $T()", RuntimeTypes.FINITE_FACTORS)
                    .build());
        }
    }

    private static void field(TypeSpec.Builder type, String name) {
        type.addField(float[].class, name, Modifier.FINAL);
    }

    private static CodeBlock length(BufferPlan.Array array) {
        return array.batch()
                ? CodeBlock.of("$T.length(capacity, $L)", PARTS, array.size())
                : CodeBlock.of("$L", array.size() + Access.ALIGNMENT);
    }

    private static String describe(BufferPlan.Array array) {
        String slots = array.slots().stream().map(Buffer.Slot::name).distinct().collect(Collectors.joining(", then "));
        String shape = array.batch() ? "[n, " + array.size() + "]" : "[" + array.size() + "]";
        if (array.isOfSamples()) {
            shape = "[" + array.size() / Panels.SAMPLE + ", n, " + Panels.SAMPLE + "]";
        }
        return shape + ": " + Comments.escape(slots) + ".";
    }

    /** {@code static int parts(int phase, int n, int threads)}. */
    private MethodSpec parts() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("return switch (phase)");
        List<Phase> phases = entry.phases();
        for (int i = 0; i < phases.size(); i++) {
            switch (phases.get(i).kind()) {
                case SAMPLES -> code.addStatement("case $L -> $T.ofBatch(n, threads)", i, PARTS);
                case SHARED -> code.addStatement("case $L -> $L", i, Pieces.count(phases.get(i)));
                case ALONE -> code.addStatement("case $L -> 1", i);
            }
        }
        code.addStatement("default -> throw new $T(\"no phase \" + phase)", IllegalArgumentException.class);
        code.unindent().add("};\n");
        return MethodSpec.methodBuilder("parts")
                .addModifiers(Modifier.STATIC)
                .addJavadoc("Into how many parts a phase is cut.\n")
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "phase")
                .addParameter(TypeName.INT, "n")
                .addParameter(TypeName.INT, "threads")
                .addCode(code.build())
                .build();
    }

    /** The optimiser's arrays that the entry takes; only a training step does. */
    List<String> states() {
        boolean trains = entry.graph().values().stream().anyMatch(value -> value.op() instanceof Leaf.State);
        return trains ? model.states() : List.of();
    }

    /** The columns that the entry reads, in order of declaration, and whether they are class indices. */
    Map<String, Boolean> feeds() {
        Set<String> read = new LinkedHashSet<>();
        entry.kernels()
                .forEach(kernel -> KernelAccesses.all(kernel).forEach(access -> {
                    if (access.buffer() instanceof Buffer.Feed feed) {
                        read.add(feed.name());
                    }
                }));
        Map<String, Boolean> feeds = new LinkedHashMap<>();
        model.network().feeds().stream()
                .filter(feed -> read.contains(feed.name()))
                .forEach(feed -> feeds.put(feed.name(), !feed.type().isFloat()));
        return feeds;
    }

    /** The step scalars that the entry reads. */
    Set<StepScalar> scalars() {
        Set<StepScalar> scalars = new LinkedHashSet<>();
        entry.graph().values().forEach(value -> {
            if (value.op() instanceof Leaf.Scalar scalar) {
                scalars.add(scalar.scalar());
            }
        });
        return scalars;
    }
}
