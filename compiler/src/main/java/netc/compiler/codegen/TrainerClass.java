package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Network;
import netc.compiler.source.JavaSpelling;

/** Writes the trainer of a net: the methods of the runtime's trainer, with the net's own names and types. */
final class TrainerClass {
    static final String NAME = "Trainer";

    /** What a method for a metric cannot be called. */
    private static final Set<String> TAKEN = Set.of(
            "info",
            "step",
            "metric",
            "epoch",
            "batch",
            "steps",
            "rate",
            "stepsPerEpoch",
            "model",
            "close",
            "snapshot",
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    private final Interface names;

    TrainerClass(Interface names) {
        this.names = names;
    }

    TypeSpec emit() {
        Network network = names.network();
        List<ParameterSpec> columns = names.columns(network.feeds());
        TypeSpec.Builder type = TypeSpec.classBuilder(names.api().nestedClass(NAME))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.TRAINER)
                .addJavadoc("Trains the net; close it when done. Allocates nothing after the first steps.\n")
                .addField(SessionClass.columns("feeds", columns.size()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeTypes.TRAINER_SETTINGS, "settings")
                        .addStatement("super($N, settings)", EntriesClass.NET)
                        .build())
                .addMethod(step(columns))
                .addMethod(epoch(columns));
        for (int i = 0; i < network.metrics().size(); i++) {
            type.addMethod(metric(network.metrics().get(i).name(), i));
        }
        return type.addMethod(MethodSpec.methodBuilder("model")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(names.api())
                        .addStatement("return new $T(snapshot())", names.api())
                        .build())
                .build();
    }

    private MethodSpec step(List<ParameterSpec> columns) {
        String n = names.own("n");
        return MethodSpec.methodBuilder("step")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("One update on a batch of n samples.\n\n@return the objective before the update\n")
                .returns(TypeName.FLOAT)
                .addParameters(columns)
                .addParameter(TypeName.INT, n)
                .addCode(SessionClass.assign("feeds", columns))
                .addStatement("return step(this.feeds, $N)", n)
                .build();
    }

    private MethodSpec epoch(List<ParameterSpec> columns) {
        String count = names.own("count");
        return MethodSpec.methodBuilder("epoch")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("One pass over a data set, in an order that seed and epoch decide.\n")
                .returns(RuntimeTypes.EPOCH_REPORT)
                .addParameters(columns)
                .addParameter(TypeName.INT, count)
                .addCode(SessionClass.assign("feeds", columns))
                .addStatement("return epoch(this.feeds, $N, $T.NONE)", count, RuntimeTypes.STEP_LISTENER)
                .build();
    }

    private static MethodSpec metric(String name, int index) {
        String camel = JavaSpelling.camel(name);
        boolean keyword = javax.lang.model.SourceVersion.isKeyword(camel);
        return MethodSpec.methodBuilder(TAKEN.contains(camel) || keyword ? camel + "Metric" : camel)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The mean of {@code $L} over the batch of the last step, before its update.\n", name)
                .returns(TypeName.FLOAT)
                .addStatement("return metric($L)", index)
                .build();
    }
}
