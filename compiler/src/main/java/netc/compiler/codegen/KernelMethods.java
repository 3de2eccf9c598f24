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
        Written written = byKernel.computeIfAbsent(kernel, this::written);
        KernelCode code = written.code();
        List<String> bounds = List.of(begin, end, "n");
        List<String> range = code.range().stream()
                .map(name -> bounds.get(RANGE.indexOf(name)))
                .toList();
        TileCode sparse = code.withoutZeros();
        MethodSpec method = sparse == null ? code.entry() : sparse.method();
        Arguments arguments = sparse == null ? code.arguments() : sparse.arguments();
        return CodeBlock.of(
                "$N($L)",
                method,
                arguments.call(
                        fields, kernel, forms.shape(kernel), written.shape(), range, "part * " + Target.SCRATCH));
    }

    private Written written(Kernel kernel) {
        KernelShape shape = forms.shape(kernel);
        boolean shared = forms.isShared(shape);
        List<Object> meaning =
                shared ? shape.form() : List.of(kernel.name(), shape.form(), shape.offsets(), shape.names());
        return byMeaning.computeIfAbsent(meaning, m -> {
            Kernel named = kernel.named(freeName(kernel.name()));
            KernelCode code = Emitters.emit(named, target, shared ? shape.offsets() : List.of());
            if (shared) {
                code = code.described("The same for " + (forms.layers(shape) - 1) + " kernels more.\n");
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
            TileCode sparse = code.withoutZeros();
            if (sparse != null) {
                methods.add(sparse.method());
            }
            methods.addAll(code.tiles());
        }
        return methods;
    }
}
