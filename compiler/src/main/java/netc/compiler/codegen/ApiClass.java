package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.ir.SummaryPrinter;
import netc.compiler.source.JavaSpelling;
import netc.compiler.type.Shape;

/** Writes the public class of a net: the model, with its session, trainer and named classes nested. */
final class ApiClass {
    private final Network network;
    private final Interface names;
    private final ClassName name;
    private final ClassName entries;
    private final ClassName kernels;

    ApiClass(Network network, ClassName name, ClassName entries, ClassName kernels) {
        this.network = network;
        this.name = name;
        this.entries = entries;
        this.kernels = kernels;
        names = new Interface(network, name);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(RuntimeTypes.MODEL)
                .addJavadoc("$L", documentation());
        sizes(type);
        type.addField(net()).addField(type());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(float[].class, "parameters")
                .addStatement("super($N, parameters)", EntriesClass.NET)
                .build());
        factories(type);
        type.addMethod(newSession()).addMethod(newSessionOfCapacity());
        names.labels().stream()
                .filter(label -> !label.classNames().isEmpty())
                .forEach(label -> type.addType(classes(label)));
        type.addType(new SessionClass(names).emit());
        if (network.trainable()) {
            type.addType(new TrainerClass(names).emit());
        }
        return type.build();
    }

    private String documentation() {
        String doc = network.doc().isBlank()
                ? "The net " + network.name() + "."
                : network.doc().strip();
        String table =
                SummaryPrinter.lines(network).stream().map(Comments::escape).collect(Collectors.joining("\n"));
        return Comments.escape(doc)
                + "\n\n<p>A model is immutable and may be shared by threads; each thread has a {@link Session} of its own.\n\n<pre>\n"
                + table
                + "\n</pre>\n";
    }

    private void sizes(TypeSpec.Builder type) {
        for (Network.Feed feed : network.feeds()) {
            String constant = JavaSpelling.constant(feed.name());
            size(type, constant + "_SIZE", feed.type().shape(), feed.name());
            if (!feed.type().isFloat()) {
                type.addField(number(constant + "_CLASSES", InfoClass.classes(feed.type()))
                        .addJavadoc("Classes of {@code $L}.\n", feed.name())
                        .build());
            }
        }
        network.outputs()
                .forEach(output -> size(
                        type,
                        JavaSpelling.constant(output.name()) + "_SIZE",
                        output.value().shape(),
                        output.name()));
        long parameters = network.parameters().stream()
                .mapToLong(parameter -> parameter.type().shape().size())
                .sum();
        type.addField(number("PARAMETERS", parameters)
                .addJavadoc("Trainable numbers.\n")
                .build());
    }

    private static void size(TypeSpec.Builder type, String constant, Shape shape, String of) {
        type.addField(number(constant, shape.size())
                .addJavadoc("Elements of one {@code $L}, $L.\n", of, shape.isScalar() ? "a single number" : shape)
                .build());
    }

    private static FieldSpec.Builder number(String name, long value) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value);
    }

    private FieldSpec net() {
        TypeName net = ParameterizedTypeName.get(RuntimeTypes.COMPILED_NET, kernels);
        return FieldSpec.builder(net, EntriesClass.NET, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.$L", entries, EntriesClass.NET)
                .build();
    }

    /** A class rather than a pair of lambdas: the first lambda of a program costs a cold start ten milliseconds. */
    private FieldSpec type() {
        TypeSpec.Builder type = TypeSpec.anonymousClassBuilder("$N", EntriesClass.NET)
                .superclass(RuntimeTypes.GENERATED_TYPE)
                .addMethod(MethodSpec.methodBuilder("model")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(name)
                        .addParameter(float[].class, "parameters")
                        .addStatement("return new $T(parameters)", name)
                        .build());
        if (network.trainable()) {
            type.addMethod(override("trainer")
                    .returns(trainerBuilder())
                    .addStatement("return $T.trainer()", name)
                    .build());
        }
        return FieldSpec.builder(RuntimeTypes.NET_TYPE, "TYPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("This net as tools see it.\n")
                .initializer("$L", type.build())
                .build();
    }

    private TypeName trainerBuilder() {
        return ParameterizedTypeName.get(RuntimeTypes.TRAINER_BUILDER, name.nestedClass(TrainerClass.NAME));
    }

    private void factories(TypeSpec.Builder type) {
        type.addMethod(factory("initialize", name)
                .addJavadoc("A model with new parameters; equal seeds give equal bits.\n")
                .addParameter(TypeName.LONG, "seed")
                .addStatement("return new $T($N.initialize(seed))", name, EntriesClass.NET)
                .build());
        type.addMethod(factory("load", name)
                .addJavadoc(
                        "Reads a model from a safetensors file.\n\n@throws $T if the file is not readable, damaged or of another net\n",
                        ClassName.get("netc.runtime", "WeightsException"))
                .addParameter(Path.class, "weights")
                .addStatement("return new $T($N.load(weights))", name, EntriesClass.NET)
                .build());
        if (network.trainable()) {
            ClassName trainer = name.nestedClass(TrainerClass.NAME);
            type.addMethod(factory("trainer", trainerBuilder())
                    .addJavadoc("Begins the making of a trainer, with the defaults of the net's {@code train} block.\n")
                    .addStatement(
                            "return new $T<>($N.info(), $T::new)",
                            RuntimeTypes.TRAINER_BUILDER,
                            EntriesClass.NET,
                            trainer)
                    .build());
        }
    }

    private static MethodSpec.Builder factory(String method, TypeName returns) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returns);
    }

    private MethodSpec newSession() {
        return override("newSession")
                .returns(name.nestedClass(SessionClass.NAME))
                .addStatement("return newSession(defaultCapacity())")
                .build();
    }

    private MethodSpec newSessionOfCapacity() {
        return override("newSession")
                .returns(name.nestedClass(SessionClass.NAME))
                .addParameter(TypeName.INT, "capacity")
                .addStatement("return new $T(this, capacity)", name.nestedClass(SessionClass.NAME))
                .build();
    }

    private static MethodSpec.Builder override(String method) {
        return MethodSpec.methodBuilder(method).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private TypeSpec classes(Network.Feed label) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(names.classes(label))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The classes of {@code $L}, in the order of their indices.\n", label.name());
        List<String> classNames = label.classNames();
        for (String className : classNames) {
            type.addEnumConstant(
                    JavaSpelling.constant(className),
                    TypeSpec.anonymousClassBuilder("")
                            .addJavadoc("{@code $L}.\n", className)
                            .build());
        }
        return type.build();
    }
}
