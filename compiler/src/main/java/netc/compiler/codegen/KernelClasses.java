package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.ModelPlan;

/** Writes the kernel classes of a net: the abstract one with the contexts, the scalar one, and one for each register width. */
final class KernelClasses {
    private static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");
    private static final ClassName MASK = ClassName.get("jdk.incubator.vector", "VectorMask");
    private static final Pattern MASKS = Pattern.compile("\\bFIRST_(\\d+)\\b");

    private final ModelPlan plan;
    private final String packageName;
    private final String net;
    private final KernelForms forms;

    KernelClasses(ModelPlan plan, String packageName, String net) {
        this.plan = plan;
        this.packageName = packageName;
        this.net = net;
        this.forms = new KernelForms(plan);
    }

    ClassName base() {
        return ClassName.get(packageName, net + "Kernels");
    }

    ClassName scalar() {
        return ClassName.get(packageName, net + Target.SCALAR.suffix());
    }

    ClassName context(EntryPlan entry) {
        return base().nestedClass(ContextClass.name(entry));
    }

    /** The abstract class: one method and one context for each entry. */
    JavaFile abstractClass() {
        TypeSpec.Builder type = TypeSpec.classBuilder(base())
                .addModifiers(Modifier.ABSTRACT)
                .addJavadoc(
                        "What {@link $L} computes, in phases; the parts of a phase may run at the same time.\n\n"
                                + "<p>The scalar and the vector kernels have the same order of arithmetic and so the same bits.\n",
                        net);
        for (EntryPlan entry : plan.entries()) {
            type.addField(FieldSpec.builder(TypeName.INT, phasesConstant(entry), Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", entry.phases().size())
                    .build());
        }
        for (EntryPlan entry : plan.entries()) {
            type.addMethod(EntryMethods.signature(entry.name(), context(entry))
                    .addModifiers(Modifier.ABSTRACT)
                    .addJavadoc("Computes part {@code part} of {@code parts} of a phase for n samples.\n")
                    .build());
            type.addType(new ContextClass(plan, entry).emit());
        }
        return file(type.build());
    }

    static String phasesConstant(EntryPlan entry) {
        return entry.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_PHASES";
    }

    JavaFile kernels(Target target) {
        KernelMethods kernels = new KernelMethods(target, forms);
        List<MethodSpec> entries = new ArrayList<>();
        for (EntryPlan entry : plan.entries()) {
            entries.addAll(new EntryMethods(entry, context(entry), kernels).emit());
        }
        TypeSpec.Builder type = TypeSpec.classBuilder(net + target.suffix())
                .addModifiers(Modifier.FINAL)
                .superclass(base())
                .addJavadoc(
                        target.isVector()
                                ? "The kernels of {@link " + net + "} for registers of " + target.bits() + " bits.\n"
                                : "The kernels of {@link " + net + "} in plain Java.\n");
        if (target.isVector()) {
            String text = kernels.methods().stream()
                    .map(method -> method.code().toString())
                    .collect(Collectors.joining());
            constants(type, target, text);
        }
        return file(type.addMethods(entries).addMethods(kernels.methods()).build());
    }

    private static void constants(TypeSpec.Builder type, Target target, String text) {
        TypeName species = ParameterizedTypeName.get(SPECIES, TypeName.FLOAT.box());
        constant(type, species, "S", CodeBlock.of("$T.SPECIES_$L", LaneCode.FLOAT_VECTOR, target.bits()));
        optional(type, text, "ZERO", CodeBlock.of("$T.zero(S)", LaneCode.FLOAT_VECTOR));
        optional(type, text, "ONE", CodeBlock.of("$T.broadcast(S, 1f)", LaneCode.FLOAT_VECTOR));
        optional(type, text, "IOTA", CodeBlock.of("$T.zero(S).addIndex(1)", LaneCode.FLOAT_VECTOR));
        TreeSet<Integer> masks = new TreeSet<>();
        Matcher matcher = MASKS.matcher(text);
        while (matcher.find()) {
            masks.add(Integer.valueOf(matcher.group(1)));
        }
        TypeName mask = ParameterizedTypeName.get(MASK, TypeName.FLOAT.box());
        masks.forEach(first -> constant(type, mask, "FIRST_" + first, CodeBlock.of("S.indexInRange(0, $L)", first)));
    }

    private static void optional(TypeSpec.Builder type, String text, String name, CodeBlock value) {
        if (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
            constant(type, LaneCode.FLOAT_VECTOR, name, value);
        }
    }

    private static void constant(TypeSpec.Builder type, TypeName of, String name, CodeBlock value) {
        type.addField(FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    private JavaFile file(TypeSpec type) {
        return file(packageName, type);
    }

    static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .addFileComment("Generated by netc. Do not edit.")
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }
}
