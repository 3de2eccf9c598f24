package netc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.ModelPlan;

/** Writes what connects a net's kernels with the runtime: the net itself, and an entry for each of its computations. */
final class EntriesClass {
    static final String NET = "NET";

    private static final ArrayTypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final ModelPlan plan;
    private final Network network;
    private final KernelClasses kernels;
    private final ClassName name;
    private final ClassName info;
    private final TypeName entry;

    EntriesClass(ModelPlan plan, KernelClasses kernels, ClassName name, ClassName info) {
        this.plan = plan;
        this.network = plan.network();
        this.kernels = kernels;
        this.name = name;
        this.info = info;
        entry = ParameterizedTypeName.get(RuntimeTypes.ENTRY, kernels.base());
    }

    TypeSpec emit() {
        TypeName net = ParameterizedTypeName.get(RuntimeTypes.COMPILED_NET, kernels.base());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.ENTRIES, kernels.base()))
                .addJavadoc("Connects {@link $L} with its kernels.\n", network.name())
                .addField(FieldSpec.builder(net, NET, Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "new $T<>(\n$>$>$T.$L,\n$T.$L,\nnew $T(),\n$T.lookup(),\n$T.class,\nnew $T()$<$<)",
                                RuntimeTypes.COMPILED_NET,
                                info,
                                InfoClass.INFO,
                                info,
                                InfoClass.LAYOUT,
                                name,
                                MethodHandles.class,
                                kernels.base(),
                                kernels.scalar())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(outputs())
                .addMethod(classifiers())
                .addMethod(evaluation())
                .addMethod(step())
                .addMethod(number("states", TypeName.INT, plan.states().size()))
                .addMethod(number("beta1", TypeName.DOUBLE, moment(Optimizer.Adam::beta1)))
                .addMethod(number("beta2", TypeName.DOUBLE, moment(Optimizer.Adam::beta2)));
        plan.entries().forEach(e -> type.addType(new EntryClass(plan, e, kernels).emit()));
        return type.build();
    }

    private double moment(ToDoubleFunction<Optimizer.Adam> of) {
        return network.training().optimizer() instanceof Optimizer.Adam adam ? of.applyAsDouble(adam) : 0;
    }

    private static MethodSpec number(String method, TypeName type, Object value) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    private MethodSpec outputs() {
        List<CodeBlock> cases = new ArrayList<>();
        for (int i = 0; i < plan.outputs().size(); i++) {
            cases.add(CodeBlock.of("case $L -> $L", i, create(plan.outputs().get(i), "1")));
        }
        return choice("output", "index", cases);
    }

    private MethodSpec classifiers() {
        List<String> labels = network.feeds().stream()
                .filter(feed -> feed.role() == Network.Role.LABEL)
                .map(Network.Feed::name)
                .toList();
        List<CodeBlock> cases = new ArrayList<>();
        for (int i = 0; i < plan.classifiers().size(); i++) {
            int label = labels.indexOf(network.classifiers().get(i).label());
            cases.add(CodeBlock.of(
                    "case $L -> $L", label, create(plan.classifiers().get(i), "1")));
        }
        return choice("classifier", "label", cases);
    }

    private MethodSpec choice(String method, String index, List<CodeBlock> cases) {
        MethodSpec.Builder builder = method(method, entry)
                .addParameter(TypeName.INT, index)
                .addParameter(FLOATS, "parameters")
                .addParameter(TypeName.INT, "capacity");
        if (!cases.isEmpty()) {
            builder.beginControlFlow("return switch ($N)", index);
            cases.forEach(c -> builder.addStatement("$L", c));
            return builder.addStatement("default -> throw new $T($N)", IndexOutOfBoundsException.class, index)
                    .addCode("$<};\n")
                    .build();
        }
        return builder.addStatement("throw new $T($N)", IndexOutOfBoundsException.class, index)
                .build();
    }

    private MethodSpec evaluation() {
        return method("evaluation", ParameterizedTypeName.get(ClassName.get(Optional.class), entry))
                .addParameter(FLOATS, "parameters")
                .addParameter(TypeName.INT, "capacity")
                .addStatement("return $L", optional(plan.evaluation(), "1"))
                .build();
    }

    private MethodSpec step() {
        MethodSpec.Builder method = method("step", ParameterizedTypeName.get(ClassName.get(Optional.class), entry))
                .addParameter(FLOATS, "parameters")
                .addParameter(ArrayTypeName.of(FLOATS), "states")
                .addParameter(TypeName.INT, "capacity")
                .addParameter(TypeName.INT, "threads");
        if (plan.stepAlone().isPresent()) {
            method.beginControlFlow("if (threads == 1)")
                    .addStatement("return $L", optional(plan.stepAlone(), "1"))
                    .endControlFlow();
        }
        return method.addStatement("return $L", optional(plan.step(), "threads"))
                .build();
    }

    private CodeBlock optional(Optional<EntryPlan> of, String threads) {
        return of.map(e -> CodeBlock.of("$T.of($L)", Optional.class, create(e, threads)))
                .orElse(CodeBlock.of("$T.empty()", Optional.class));
    }

    private static MethodSpec.Builder method(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    /** A new entry, its context on the arrays at hand. */
    private CodeBlock create(EntryPlan of, String threads) {
        List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("parameters")));
        for (int i = 0; i < new ContextClass(plan, of).states().size(); i++) {
            arguments.add(CodeBlock.of("states[$L]", i));
        }
        arguments.add(CodeBlock.of("capacity, $L", threads));
        return CodeBlock.of(
                "new $N(new $T($L), capacity, $L)",
                EntryClass.name(of),
                kernels.context(of),
                CodeBlock.join(arguments, ", "),
                threads);
    }
}
