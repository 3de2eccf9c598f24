package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import netc.compiler.ir.FormulaPrinter;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;
import netc.compiler.plan.Access;
import netc.compiler.plan.Body;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.Kernel;
import netc.compiler.source.Span;

/** Begins the methods of kernels: a comment with formula, shape and line of the {@code .net} file, and their modifiers. */
final class Methods {
    private Methods() {}

    /** The arguments of a kernel method, with the names reserved that kernel classes and ranges use. */
    static Arguments arguments() {
        return new Arguments()
                .reserve(
                        "begin",
                        "end",
                        "n",
                        "S",
                        "ZERO",
                        "ONE",
                        "IOTA",
                        "gathered",
                        "nonZeros",
                        "factors",
                        "scratch",
                        "scratchAt");
    }

    /** The same for a kernel, some of whose offsets may be arguments. */
    static Arguments arguments(List<Integer> places) {
        return arguments().places(places);
    }

    static MethodSpec.Builder kernel(Kernel kernel, Target target) {
        return MethodSpec.methodBuilder(kernel.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L", describe(kernel));
    }

    private static String describe(Kernel kernel) {
        List<Body.Store> stores = stores(kernel);
        Map<Value, String> names = names(kernel, stores);
        StringBuilder text = new StringBuilder();
        if (stores.isEmpty()) {
            String formula = FormulaPrinter.formula(kernel.subject(), names);
            text.append(line(kernel.subject(), target(kernel, formula) + formula));
        }
        for (Body.Store store : stores) {
            String formula = FormulaPrinter.formula(store.value(), names);
            text.append(line(store.value(), name(store, kernel) + " = " + formula));
        }
        Span span = kernel.subject().origin().span();
        if (span != null && !span.isNone()) {
            text.append(Comments.code(span.toString())).append('\n');
        }
        return text.toString();
    }

    /** Where a copy goes, if that has a name of its own. */
    private static String target(Kernel kernel, String formula) {
        return kernel instanceof Kernel.Move move
                        && move.target().buffer() instanceof Buffer.Slot slot
                        && !slot.name().equals(formula)
                ? slot.name() + " = "
                : "";
    }

    private static String line(Value value, String formula) {
        return Comments.code(formula + ": " + value.type()) + "<br>\n";
    }

    private static List<Body.Store> stores(Kernel kernel) {
        List<Body.Store> stores = new ArrayList<>(kernel.body().stores());
        if (kernel instanceof Kernel.Fold fold) {
            stores.addAll(fold.epilogue().stores());
        }
        return stores;
    }

    /** What the kernel reads, and what it keeps and reads again, by the names of their places; leaves and their copies have their own. */
    private static Map<Value, String> names(Kernel kernel, List<Body.Store> stores) {
        Map<Value, String> names = new HashMap<>();
        kernel.body().reads().forEach((value, access) -> name(value, access, names));
        stores.forEach(store -> names.put(store.value(), name(store, kernel)));
        if (kernel instanceof Kernel.Contract contract) {
            name(contract.broadcast().value(), contract.broadcast().access(), names);
            name(contract.vector().value(), contract.vector().access(), names);
        } else if (kernel instanceof Kernel.Dot dot) {
            name(dot.left().value(), dot.left().access(), names);
            name(dot.right().value(), dot.right().access(), names);
        } else if (kernel instanceof Kernel.Move move
                && move.subject().op() instanceof Layout layout
                && layout.isCopy()) {
            name(move.subject().operand(0), move.pieces().get(0).source(), names);
        } else if (kernel instanceof Kernel.Fold fold) {
            fold.epilogue().reads().forEach((value, access) -> name(value, access, names));
        }
        return names;
    }

    private static void name(Value value, Access access, Map<Value, String> names) {
        boolean hasOwn = value.op() instanceof Leaf || value.op() instanceof Layout.Transpose;
        if (!hasOwn && access.buffer() instanceof Buffer.Slot slot) {
            names.put(value, slot.name());
        }
    }

    /** The name of a slot, or that of the parameter or state which the store replaces: the one that is read there before. */
    private static String name(Body.Store store, Kernel kernel) {
        Stream<Map.Entry<Value, Access>> reads = kernel.body().reads().entrySet().stream();
        if (kernel instanceof Kernel.Fold fold) {
            reads = Stream.concat(reads, fold.epilogue().reads().entrySet().stream());
        }
        return reads.filter(read -> read.getKey().op() instanceof Leaf)
                .filter(read -> read.getValue().equals(store.access()))
                .map(read -> "new " + FormulaPrinter.formula(read.getKey(), Map.of()))
                .findFirst()
                .orElse(store.access().buffer().name());
    }
}
