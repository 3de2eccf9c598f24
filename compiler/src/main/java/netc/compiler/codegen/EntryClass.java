package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.ir.StepScalar;
import netc.compiler.plan.Access;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.ModelPlan;

/** Writes the entry of one computation: it hands columns, numbers and parts of the work to the kernels. */
final class EntryClass {
    private final ModelPlan plan;
    private final EntryPlan entry;
    private final ContextClass context;
    private final KernelClasses kernels;

    EntryClass(ModelPlan plan, EntryPlan entry, KernelClasses kernels) {
        this.plan = plan;
        this.entry = entry;
        this.kernels = kernels;
        context = new ContextClass(plan, entry);
    }

    static String name(EntryPlan entry) {
        return ContextClass.name(entry) + "Entry";
    }

    TypeSpec emit() {
        ClassName type = kernels.context(entry);
        TypeSpec.Builder builder = TypeSpec.classBuilder(name(entry))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.ENTRY, kernels.base()))
                .addField(type, "c", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor(type))
                .addMethod(feed())
                .addMethod(MethodSpec.methodBuilder("parts")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(TypeName.INT)
                        .addParameter(TypeName.INT, "phase")
                        .addParameter(TypeName.INT, "n")
                        .addParameter(TypeName.INT, "threads")
                        .addStatement("return $T.parts(phase, n, threads)", type)
                        .build())
                .addMethod(MethodSpec.methodBuilder("compute")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .addParameter(kernels.base(), "kernels")
                        .addParameter(TypeName.INT, "n")
                        .addParameter(TypeName.INT, "phase")
                        .addParameter(TypeName.INT, "part")
                        .addParameter(TypeName.INT, "parts")
                        .addParameter(TypeName.INT, "worker")
                        .addStatement("kernels.$N(c, n, phase, part, parts, worker)", entry.name())
                        .build());
        if (trains()) {
            builder.addMethod(scalars());
        }
        return builder.build();
    }

    private MethodSpec constructor(ClassName type) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add("super($T.$L, capacity, threads", kernels.base(), KernelClasses.phasesConstant(entry));
        results().forEach(result -> call.add(",\n$L", result));
        return MethodSpec.constructorBuilder()
                .addParameter(type, "c")
                .addParameter(TypeName.INT, "capacity")
                .addParameter(TypeName.INT, "threads")
                .addStatement("$L", call.add(")").build())
                .addStatement("this.c = c")
                .build();
    }

    /** The results in the order in which the runtime expects them; a loss that the net does not have is 0. */
    private List<CodeBlock> results() {
        List<CodeBlock> results = new ArrayList<>();
        boolean evaluates =
                plan.evaluation().filter(e -> e.name().equals(entry.name())).isPresent();
        if (evaluates) {
            for (String loss : List.of(ModelPlan.SAMPLE_LOSS, ModelPlan.SHARED_LOSS)) {
                results.add(find(loss).map(this::result).orElse(CodeBlock.of("$T.zero()", RuntimeTypes.RESULT)));
            }
        }
        entry.results().stream()
                .filter(result -> !evaluates
                        || !Set.of(ModelPlan.SAMPLE_LOSS, ModelPlan.SHARED_LOSS).contains(result.name()))
                .forEach(result -> results.add(result(result)));
        return results;
    }

    private Optional<EntryPlan.Result> find(String name) {
        return entry.results().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    private boolean trains() {
        return plan.steps().stream().anyMatch(step -> step.name().equals(entry.name()));
    }

    private CodeBlock result(EntryPlan.Result result) {
        Access access = result.access();
        List<CodeBlock> extents = result.type().shape().dims().stream()
                .map(dim -> CodeBlock.of("$L", dim.extent()))
                .toList();
        List<CodeBlock> strides =
                access.strides().stream().map(s -> CodeBlock.of("$L", s)).toList();
        return CodeBlock.of(
                "new $T(c.$N, $L, $L, new int[] {$L}, new int[] {$L})",
                RuntimeTypes.RESULT,
                ContextFields.field(entry.buffers(), access.buffer()),
                access.offset(),
                access.batchStride(),
                CodeBlock.join(extents, ", "),
                CodeBlock.join(strides, ", "));
    }

    private MethodSpec feed() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("feed")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Object[].class, "columns");
        List<String> order =
                plan.network().feeds().stream().map(Network.Feed::name).toList();
        context.feeds()
                .forEach((name, classes) -> method.addStatement(
                        "c.$N = ($T) columns[$L]",
                        JavaNames.feedField(name),
                        classes ? int[].class : float[].class,
                        order.indexOf(name)));
        return method.build();
    }

    private MethodSpec scalars() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("scalars")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED);
        for (StepScalar scalar : StepScalar.values()) {
            method.addParameter(TypeName.FLOAT, scalar.toString());
        }
        context.scalars().forEach(scalar -> method.addStatement("c.$N = $N", scalar.toString(), scalar.toString()));
        // Each step has other weights and adjoints.
        ZeroSkips.finiteFields(entry).forEach(field -> method.addStatement("c.$N.changed()", field));
        return method.build();
    }
}
