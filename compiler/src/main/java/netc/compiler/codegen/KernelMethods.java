package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.codegen.ContractEmitter.TileCode;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.KernelShape;

/**
 * The methods of the kernels of all entries of a net: what two entries compute in the same way is one method, and what only
 * has the same name gets another.
 */
final class KernelMethods {
    /** What a kernel may ask for of the range that it works on. */
    private static final List<String> RANGE = List.of("begin", "end", "n");

    private final Target target;
    private final KernelForms forms;
    private final Map<String, KernelCode> byName = new LinkedHashMap<>();
    private final Map<List<Object>, Written> byMeaning = new HashMap<>();
    private final Map<Kernel, Written> byKernel = new IdentityHashMap<>();

    /** Code, and the shape of the kernel that it was written for. */
    private record Written(KernelCode code, KernelShape shape) {}

    KernelMethods(Target target, KernelForms forms) {
        this.target = target;
        this.forms = forms;
    }

    /**
     * A call of a kernel, whose code is written when it is first called.
     *
     * @param begin where its range begins, if it has one
     */
    CodeBlock call(Kernel kernel, ContextFields fields, String begin, String end) {
        return call(kernel, fields, List.of(begin, end, "n"), "worker");
    }

    /** A call of a kernel for a single sample. */
    CodeBlock callForOne(Kernel kernel, ContextFields fields) {
        Written written = byKernel.computeIfAbsent(kernel, this::written);
        TileCode one = written.code().one();
        return one == null
                ? call(kernel, fields, List.of("0", "1", "1"), "0")
                : CodeBlock.of(
                        "$N($L)",
                        one.method(),
                        one.arguments().call(fields, kernel, forms.shape(kernel), written.shape(), List.of(), "0"));
    }

    /** @param bounds what stands for {@code begin}, {@code end} and {@code n} */
    private CodeBlock call(Kernel kernel, ContextFields fields, List<String> bounds, String worker) {
        Written written = byKernel.computeIfAbsent(kernel, this::written);
        KernelCode code = written.code();
        List<String> range = code.range().stream()
                .map(name -> bounds.get(RANGE.indexOf(name)))
                .toList();
        return CodeBlock.of(
                "$N($L)",
                code.entry(),
                code.arguments().call(fields, kernel, forms.shape(kernel), written.shape(), range, worker));
    }

    private Written written(Kernel kernel) {
        KernelShape shape = forms.shape(kernel);
        boolean shared = forms.isShared(kernel);
        List<Object> meaning = shared
                ? forms.form(kernel)
                : List.of(kernel.name(), forms.form(kernel), shape.offsets(), shape.names());
        return byMeaning.computeIfAbsent(meaning, m -> {
            Kernel named = kernel.named(freeName(kernel.name()));
            KernelCode code = Emitters.emit(named, target, shared ? shape.offsets() : List.of());
            if (shared) {
                code = code.described("The same for " + (forms.layers(kernel) - 1) + " kernels more.\n");
            }
            byName.put(named.name(), code);
            return new Written(code, shape);
        });
    }

    private String freeName(String base) {
        String name = base;
        for (int i = 2; byName.containsKey(name); i++) {
            name = base + "Form" + i;
        }
        return name;
    }

    /** The constants that the methods use, in the order in which a class declares them. */
    List<VectorConstant> constants() {
        return byName.values().stream()
                .flatMap(code -> code.constants().stream())
                .distinct()
                .sorted(Comparator.comparingInt(VectorConstant::rank))
                .toList();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        for (KernelCode code : byName.values()) {
            methods.add(code.entry());
            TileCode one = code.one();
            if (one != null) {
                methods.add(one.method());
            }
            methods.addAll(code.tiles());
        }
        return methods;
    }
}
