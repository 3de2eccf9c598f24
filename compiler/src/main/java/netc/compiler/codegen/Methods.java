package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Value;
import netc.compiler.plan.Kernel;
import netc.compiler.source.Span;

/** Begins the methods of kernels: a comment with formula, shape and line of the {@code .net} file, and their modifiers. */
final class Methods {
    private Methods() {}

    /** The arguments of a kernel method, with the names reserved that kernel classes and ranges use. */
    static Arguments arguments() {
        return new Arguments().reserve("begin", "end", "n", "S", "ZERO", "ONE", "IOTA", "scratch", "scratchAt");
    }

    static MethodSpec.Builder kernel(Kernel kernel, Target target) {
        return MethodSpec.methodBuilder(kernel.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L", describe(kernel));
    }

    private static String describe(Kernel kernel) {
        Value subject = kernel.subject();
        StringBuilder text = new StringBuilder();
        kernel.body().stores().stream().findFirst().ifPresent(store -> {});
        text.append(Comments.escape(subject.op() + ": " + subject.type()));
        Origin origin = subject.origin();
        Span span = origin.span();
        if (span != null && !span.isNone()) {
            text.append(" ({@code ").append(Comments.escape(span.toString())).append("})");
        }
        return text.append('\n').toString();
    }
}
