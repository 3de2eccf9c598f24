package netc.compiler.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.source.JavaSpelling;
import netc.compiler.type.Shape;

/** Writes the session of a net: the methods of the runtime's session, with the net's own names and types. */
final class SessionClass {
    static final String NAME = "Session";

    private final Interface names;
    private final List<Network.Feed> inputs;

    SessionClass(Interface names) {
        this.names = names;
        inputs = names.inputs();
    }

    TypeSpec emit() {
        Network network = names.network();
        TypeSpec.Builder type = TypeSpec.classBuilder(names.api().nestedClass(NAME))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.SESSION)
                .addJavadoc(
                        "Predicts with one model; for one thread at a time. Allocates nothing after the first calls.\n")
                .addField(columns("inputs", inputs.size()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(names.api(), "model")
                        .addParameter(TypeName.INT, "capacity")
                        .addStatement("super(model, capacity)")
                        .build());
        for (int i = 0; i < network.outputs().size(); i++) {
            output(type, network.outputs().get(i), i);
        }
        List<Network.Feed> labels = names.labels();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i).name();
            if (network.classifiers().stream().anyMatch(c -> c.label().equals(label))) {
                classify(type, labels.get(i), i);
            }
        }
        if (network.trainable() || !network.metrics().isEmpty()) {
            type.addField(columns("feeds", network.feeds().size())).addMethod(evaluate());
        }
        return type.build();
    }

    static FieldSpec columns(String name, int count) {
        return FieldSpec.builder(Object[].class, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", Object.class, count)
                .build();
    }

    private void output(TypeSpec.Builder type, Network.Output output, int index) {
        String method = JavaSpelling.camel(output.name());
        String out = names.own("out");
        String n = names.own("n");
        Shape shape = output.value().shape();
        String doc = output.doc().isBlank()
                ? "Computes {@code " + output.name() + "}"
                : Comments.escape(output.doc().strip());
        if (shape.isScalar()) {
            FieldSpec one = FieldSpec.builder(float[].class, method + "One", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new float[1]")
                    .build();
            type.addField(one)
                    .addMethod(method(method, inputs)
                            .returns(TypeName.FLOAT)
                            .addJavadoc("$L, for one sample.\n", doc)
                            .addCode(assign("inputs", inputs))
                            .addStatement("output($L, this.inputs, 1, $N)", index, one)
                            .addStatement("return $N[0]", one)
                            .build());
        } else {
            type.addMethod(method(method, inputs)
                    .addParameter(float[].class, out)
                    .addJavadoc(
                            "$L, for one sample.\n\n@param $L receives $L numbers, $L\n", doc, out, shape.size(), shape)
                    .addCode(assign("inputs", inputs))
                    .addStatement("output($L, this.inputs, 1, $N)", index, out)
                    .build());
        }
        type.addMethod(method(method, inputs)
                .addParameter(TypeName.INT, n)
                .addParameter(float[].class, out)
                .addJavadoc("$L, for n samples.\n\n@param $L receives n · $L numbers\n", doc, out, shape.size())
                .addCode(assign("inputs", inputs))
                .addStatement("output($L, this.inputs, $N, $N)", index, n, out)
                .build());
    }

    private void classify(TypeSpec.Builder type, Network.Feed label, int index) {
        boolean only = names.network().classifiers().size() == 1;
        String method = "classify" + (only ? "" : JavaSpelling.type(label.name()));
        String out = names.own("out");
        String n = names.own("n");
        if (label.type().shape().isScalar()) {
            one(type, method, label, index);
        }
        type.addMethod(method(method, inputs)
                .addParameter(TypeName.INT, n)
                .addParameter(int[].class, out)
                .addJavadoc("The most likely class of {@code $L}, for n samples.\n", label.name())
                .addCode(assign("inputs", inputs))
                .addStatement("classify($L, this.inputs, $N, $N)", index, n, out)
                .build());
    }

    private void one(TypeSpec.Builder type, String method, Network.Feed label, int index) {
        FieldSpec one = FieldSpec.builder(int[].class, method + "One", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new int[1]")
                .build();
        CodeBlock answer = CodeBlock.of("$N[0]", one);
        TypeName returned = names.answer(label);
        if (!label.classNames().isEmpty()) {
            String constants = JavaSpelling.constant(label.name()) + "_VALUES";
            type.addField(FieldSpec.builder(
                            ArrayTypeName.of(returned), constants, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.values()", returned)
                    .build());
            answer = CodeBlock.of("$N[$L]", constants, answer);
        }
        type.addField(one)
                .addMethod(method(method, inputs)
                        .returns(returned)
                        .addJavadoc("The most likely class of {@code $L}, for one sample.\n", label.name())
                        .addCode(assign("inputs", inputs))
                        .addStatement("classify($L, this.inputs, 1, $N)", index, one)
                        .addStatement("return $L", answer)
                        .build());
    }

    private MethodSpec evaluate() {
        List<Network.Feed> feeds = names.network().feeds();
        String n = names.own("n");
        String sums = names.own("sums");
        return method("evaluate", feeds)
                .addParameter(TypeName.INT, n)
                .addParameter(double[].class, sums)
                .addJavadoc(
                        "Adds up the objective and each metric over n samples.\n\n@param $L the objective's sum, then each metric's\n",
                        sums)
                .addCode(assign("feeds", feeds))
                .addStatement("evaluate(this.feeds, $N, $N)", n, sums)
                .build();
    }

    private MethodSpec.Builder method(String name, List<Network.Feed> columns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addParameters(names.columns(columns));
    }

    private CodeBlock assign(String field, List<Network.Feed> feeds) {
        return assign(field, names.columns(feeds));
    }

    static CodeBlock assign(String field, Iterable<ParameterSpec> columns) {
        CodeBlock.Builder code = CodeBlock.builder();
        int i = 0;
        for (ParameterSpec column : columns) {
            code.addStatement("this.$N[$L] = $N", field, i++, column);
        }
        return code.build();
    }
}
