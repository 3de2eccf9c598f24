package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Phase;

/**
 * Writes the methods that call the kernels of an entry: one for a part of a phase, and so few calls in each that every method
 * stays far below what the JIT compiler takes.
 */
final class EntryMethods {
    private static final int CALLS = 32;

    private final EntryPlan entry;
    private final ClassName context;
    private final KernelMethods kernels;
    private final ContextFields fields;
    private final boolean hasOne;
    private final List<MethodSpec> methods = new ArrayList<>();

    /** @param hasOne whether there is a way of its own for a single sample */
    EntryMethods(EntryPlan entry, ClassName context, KernelMethods kernels, boolean hasOne) {
        this.hasOne = hasOne;
        this.entry = entry;
        this.context = context;
        this.kernels = kernels;
        this.fields = new ContextFields(entry.buffers());
    }

    List<MethodSpec> emit() {
        CodeBlock.Builder dispatch = CodeBlock.builder().beginControlFlow("switch (phase)");
        List<Phase> phases = entry.phases();
        for (int i = 0; i < phases.size(); i++) {
            String name = entry.name() + "Phase" + i;
            dispatch.addStatement("case $L -> $N(c, n, part, parts, worker)", i, name);
            switch (phases.get(i).kind()) {
                case SAMPLES -> samplesPhase(name, phases.get(i));
                case SHARED -> sharedPhase(name, phases.get(i));
                case ALONE -> alonePhase(name, phases.get(i));
            }
        }
        dispatch.addStatement("default -> throw new $T(\"no phase \" + phase)", IllegalArgumentException.class)
                .endControlFlow();
        methods.add(
                0,
                signature(entry.name(), context)
                        .addAnnotation(Override.class)
                        .addCode(dispatch.build())
                        .build());
        return methods;
    }

    /** {@code void entry(Context c, int n, int phase, int part, int parts, int worker)}. */
    static MethodSpec.Builder signature(String name, ClassName context) {
        return MethodSpec.methodBuilder(name)
                .addParameter(context, "c")
                .addParameter(TypeName.INT, "n")
                .addParameter(TypeName.INT, "phase")
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addParameter(TypeName.INT, "worker");
    }

    private MethodSpec.Builder phaseMethod(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(context, "c")
                .addParameter(TypeName.INT, "n")
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addParameter(TypeName.INT, "worker");
    }

    /** Some of the samples go through all kernels in turn. */
    private void samplesPhase(String name, Phase phase) {
        List<CodeBlock> calls = new ArrayList<>();
        for (Kernel kernel : phase.kernels()) {
            calls.add(statement(call(kernel, "begin", "end")));
        }
        CodeBlock range = CodeBlock.builder()
                .addStatement("int begin = $T.begin(n, part, parts)", ContextClass.PARTS)
                .addStatement("int end = $T.begin(n, part + 1, parts)", ContextClass.PARTS)
                .build();
        MethodSpec.Builder method = phaseMethod(name);
        if (hasOne) {
            String one = name + "One";
            method.beginControlFlow("if (n == 1)")
                    .addStatement("$N(c)", one)
                    .addStatement("return")
                    .endControlFlow();
            methods.add(one(one, phase));
        }
        methods.add(inTurn(name, method, range, calls));
    }

    private MethodSpec one(String name, Phase phase) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(context, "c");
        phase.kernels().forEach(kernel -> method.addStatement("$L", kernels.callForOne(kernel, fields)));
        return method.build();
    }

    /** Each part is a piece of one kernel, the longest first: short ones at the end let threads finish together. */
    private void sharedPhase(String name, Phase phase) {
        List<Piece> pieces = new ArrayList<>();
        phase.kernels().forEach(kernel -> pieces.addAll(pieces(kernel)));
        pieces.sort(Comparator.comparingLong(Piece::work).reversed());
        List<CodeBlock> calls = pieces.stream().map(Piece::call).toList();
        if (calls.size() <= CALLS) {
            methods.add(switchOver(name, calls, 0));
            return;
        }
        MethodSpec.Builder method = phaseMethod(name).beginControlFlow("switch (part / $L)", CALLS);
        for (int i = 0; i * CALLS < calls.size(); i++) {
            String group = name + "Group" + i;
            methods.add(switchOver(
                    group, calls.subList(i * CALLS, Math.min(calls.size(), (i + 1) * CALLS)), i * CALLS));
            method.addStatement("case $L -> $N(c, n, part, parts, worker)", i, group);
        }
        method.addStatement("default -> throw new $T(\"no part \" + part)", IllegalArgumentException.class)
                .endControlFlow();
        methods.add(method.build());
    }

    private record Piece(long work, CodeBlock call) {}

    private List<Piece> pieces(Kernel kernel) {
        List<Piece> pieces = new ArrayList<>();
        int extent = kernel.split().extent();
        for (int begin = 0; begin < extent; begin += Pieces.length(kernel)) {
            int end = Math.min(extent, begin + Pieces.length(kernel));
            long work = Pieces.work(kernel) * (end - begin) / extent;
            pieces.add(new Piece(work, call(kernel, Integer.toString(begin), Integer.toString(end))));
        }
        return pieces;
    }

    /** All kernels in turn. Products are cut as for many threads, since those that gather rows have room for a piece. */
    private void alonePhase(String name, Phase phase) {
        List<CodeBlock> calls = new ArrayList<>();
        for (Kernel kernel : phase.kernels()) {
            int extent = kernel.split().extent();
            int length = Pieces.length(kernel);
            if (kernel.split().batch()) {
                calls.add(statement(call(kernel, "0", "n")));
            } else if (length < extent && kernel instanceof Kernel.Contract) {
                String end = extent % length == 0 ? "at + " + length : "Math.min(at + " + length + ", " + extent + ")";
                calls.add(CodeBlock.builder()
                        .beginControlFlow("for (int at = 0; at < $L; at += $L)", extent, length)
                        .addStatement("$L", call(kernel, "at", end))
                        .endControlFlow()
                        .build());
            } else {
                calls.add(statement(call(kernel, "0", Integer.toString(extent))));
            }
        }
        methods.add(inTurn(name, phaseMethod(name), CodeBlock.of(""), calls));
    }

    private static CodeBlock statement(CodeBlock call) {
        return CodeBlock.builder().addStatement("$L", call).build();
    }

    /** Adds calls to a method, or where they are many those of methods with a few each. */
    private MethodSpec inTurn(String name, MethodSpec.Builder method, CodeBlock range, List<CodeBlock> calls) {
        if (calls.size() <= CALLS) {
            method.addCode(range);
            calls.forEach(method::addCode);
            return method.build();
        }
        for (int i = 0; i * CALLS < calls.size(); i++) {
            MethodSpec.Builder group = phaseMethod(name + "Group" + i).addCode(range);
            calls.subList(i * CALLS, Math.min(calls.size(), (i + 1) * CALLS)).forEach(group::addCode);
            methods.add(group.build());
            method.addStatement("$N(c, n, part, parts, worker)", name + "Group" + i);
        }
        return method.build();
    }

    private MethodSpec switchOver(String name, List<CodeBlock> calls, int first) {
        MethodSpec.Builder method = phaseMethod(name).beginControlFlow("switch (part)");
        for (int i = 0; i < calls.size(); i++) {
            method.addStatement("case $L -> $L", first + i, calls.get(i));
        }
        return method.addStatement("default -> throw new $T(\"no part \" + part)", IllegalArgumentException.class)
                .endControlFlow()
                .build();
    }

    private CodeBlock call(Kernel kernel, String begin, String end) {
        return kernels.call(kernel, fields, begin, end);
    }
}
