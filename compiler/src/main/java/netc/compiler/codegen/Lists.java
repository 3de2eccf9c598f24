package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes lists of constants; one of many in a method of its own, a long one in several, so that no method becomes long. */
final class Lists {
    /** The most constants of a list that is written where it is needed, beside other lists. */
    private static final int FEW = 120;

    /** The most constants of a method, each of which takes up to ten bytecodes. */
    private static final int MANY = 600;

    /** The most short things that are written on one line. */
    private static final int FEW_SHORT = 40;

    private final TypeSpec.Builder type;

    Lists(TypeSpec.Builder type) {
        this.type = type;
    }

    /** The expression of a list, each element on a line of its own. */
    CodeBlock of(String name, TypeName element, List<CodeBlock> elements) {
        if (elements.stream().mapToInt(Lists::constants).sum() <= FEW) {
            return direct(elements);
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (List<CodeBlock> rows : parts(elements)) {
            String method = name + parts.size();
            type.addMethod(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(ParameterizedTypeName.get(ClassName.get(List.class), element))
                    .addStatement("return $L", direct(rows))
                    .build());
            parts.add(CodeBlock.of("$N()", method));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return CodeBlock.of(
                "$T.of($L).flatMap($T::stream).toList()", Stream.class, CodeBlock.join(parts, ", "), List.class);
    }

    private static List<List<CodeBlock>> parts(List<CodeBlock> elements) {
        List<List<CodeBlock>> parts = new ArrayList<>();
        int constants = MANY;
        for (CodeBlock element : elements) {
            constants += constants(element);
            if (constants > MANY) {
                parts.add(new ArrayList<>());
                constants = constants(element);
            }
            parts.get(parts.size() - 1).add(element);
        }
        return parts;
    }

    /** About how many constants an element is made of. */
    private static int constants(CodeBlock element) {
        return 1
                + Math.toIntExact(
                        element.toString().chars().filter(c -> c == ',').count());
    }

    private static CodeBlock direct(List<CodeBlock> elements) {
        return elements.isEmpty()
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of("$T.of(\n$>$>$L$<$<)", List.class, CodeBlock.join(elements, ",\n"));
    }

    /** The expression of a list of short things, on one line if they are few. */
    CodeBlock row(String name, TypeName element, List<CodeBlock> elements) {
        return elements.size() <= FEW_SHORT ? row(elements) : of(name, element, elements);
    }

    /** A list of a few short things, on one line. */
    static CodeBlock row(List<CodeBlock> elements) {
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ", "));
    }
}
