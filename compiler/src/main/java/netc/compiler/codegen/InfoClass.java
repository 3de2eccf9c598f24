package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.plan.ModelPlan;
import netc.compiler.plan.Panels;
import netc.compiler.source.JavaSpelling;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Writes what a net says of itself at run time: the description that tools read, and where each parameter lies. */
final class InfoClass {
    static final String INFO = "INFO";
    static final String LAYOUT = "LAYOUT";

    private final ModelPlan plan;
    private final Network network;
    private final TypeSpec.Builder type;
    private final Lists lists;

    InfoClass(ModelPlan plan, ClassName name) {
        this.plan = plan;
        this.network = plan.network();
        type = TypeSpec.classBuilder(name);
        lists = new Lists(type);
    }

    TypeSpec emit() {
        return type.addModifiers(Modifier.FINAL)
                .addJavadoc("What {@link $L} is, for tools.\n", network.name())
                .addField(constant(RuntimeTypes.NET_INFO, INFO, info()))
                .addField(constant(RuntimeTypes.PARAMETER_LAYOUT, LAYOUT, layout()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private static FieldSpec constant(TypeName of, String name, CodeBlock value) {
        return FieldSpec.builder(of, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private CodeBlock info() {
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeTypes.NET_INFO)
                .add("$S,\n$S,\n$S,\n", network.name(), network.doc(), Fingerprint.of(network))
                .add(
                        "$L,\n",
                        list(
                                "feeds",
                                "Feed",
                                network.feeds().stream().map(this::feed).toList()))
                .add(
                        "$L,\n",
                        list(
                                "outputs",
                                "Output",
                                network.outputs().stream().map(this::output).toList()))
                .add(
                        "$L,\n",
                        lists.row(
                                "metrics",
                                ClassName.get(String.class),
                                network.metrics().stream()
                                        .map(m -> CodeBlock.of("$S", m.name()))
                                        .toList()))
                .add(
                        "$L,\n",
                        list(
                                "parameters",
                                "Parameter",
                                network.parameters().stream()
                                        .map(this::parameter)
                                        .toList()))
                .add("$L,\n", training())
                .add(
                        "$L$<$<)",
                        list(
                                "rows",
                                "SummaryRow",
                                network.summary().stream().map(this::row).toList()))
                .build();
    }

    private CodeBlock list(String method, String element, List<CodeBlock> elements) {
        return lists.of(method, nested(element), elements);
    }

    private static ClassName nested(String simpleName) {
        return RuntimeTypes.NET_INFO.nestedClass(simpleName);
    }

    private CodeBlock feed(Network.Feed feed) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $L, $L, $L, $L)",
                nested("Feed"),
                feed.name(),
                nested("Role"),
                feed.role(),
                shape(feed.type().shape()),
                classes(feed.type()),
                lists.row(
                        "classes" + JavaSpelling.type(feed.name()),
                        ClassName.get(String.class),
                        feed.classNames().stream()
                                .map(n -> CodeBlock.of("$S", n))
                                .toList()),
                network.classifiers().stream().anyMatch(c -> c.label().equals(feed.name())));
    }

    static int classes(TensorType type) {
        return type.element() instanceof ElementType.ClassIndex index ? index.classes() : 0;
    }

    private CodeBlock output(Network.Output output) {
        return CodeBlock.of(
                "new $T($S, $L)",
                nested("Output"),
                output.name(),
                shape(output.value().shape()));
    }

    private CodeBlock parameter(Network.Parameter parameter) {
        return CodeBlock.of(
                "new $T($S, $L, $L)",
                nested("Parameter"),
                parameter.path(),
                shape(parameter.type().shape()),
                initializer(parameter.initializer()));
    }

    private static CodeBlock initializer(Network.Initializer initializer) {
        if (initializer.function().equals("constant") && initializer.arguments().equals(List.of(0.0))) {
            return CodeBlock.of("$T.zeros()", RuntimeTypes.INITIALIZER);
        }
        List<CodeBlock> arguments =
                initializer.arguments().stream().map(a -> CodeBlock.of("$L", a)).toList();
        return CodeBlock.of(
                "$T.$L($L)",
                RuntimeTypes.INITIALIZER,
                JavaSpelling.camel(initializer.function()),
                CodeBlock.join(arguments, ", "));
    }

    private CodeBlock training() {
        Network.Training training = network.training();
        CodeBlock data = training.data().isEmpty()
                ? CodeBlock.of("$T.empty()", Optional.class)
                : CodeBlock.of("$T.of($S)", Optional.class, training.data());
        return CodeBlock.of(
                "new $T($L, $S, $L, $L, $L, $LL)",
                nested("Training"),
                data,
                TrainingText.optimizer(training.optimizer()),
                TrainingText.rate(training.rate()),
                training.batch(),
                training.epochs(),
                training.seed());
    }

    private CodeBlock row(Network.SummaryRow row) {
        return CodeBlock.of(
                "new $T($S, $S, $L, $LL)",
                nested("SummaryRow"),
                row.name(),
                row.operation(),
                shape(row.type().shape()),
                row.parameters());
    }

    private static CodeBlock shape(Shape shape) {
        return Lists.row(shape.dims().stream()
                .map(dim -> CodeBlock.of("$L", dim.extent()))
                .toList());
    }

    private CodeBlock layout() {
        List<CodeBlock> slots = plan.parameters().stream().map(this::slot).toList();
        ClassName slot = RuntimeTypes.PARAMETER_LAYOUT.nestedClass("Slot");
        return CodeBlock.of("new $T($L)", RuntimeTypes.PARAMETER_LAYOUT, lists.of("slots", slot, slots));
    }

    private CodeBlock slot(ModelPlan.Placed placed) {
        Shape shape = placed.parameter().type().shape();
        int columns = shape.lastExtent();
        return CodeBlock.of(
                "$T.$L($S, $L, $L, $L)",
                RuntimeTypes.PARAMETER_LAYOUT.nestedClass("Slot"),
                placed.order().name().toLowerCase(Locale.ROOT),
                placed.parameter().path(),
                shape.size() / columns,
                placed.order() == ModelPlan.Order.PANELS ? columns + ", " + Panels.WIDTH : columns,
                placed.offset());
    }
}
