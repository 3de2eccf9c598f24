package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netc.compiler.plan.Kernel;

/**
 * The methods of the kernels of all entries of a net: what two entries compute in the same way is one method, and what only
 * has the same name gets another.
 */
final class KernelMethods {
    private final Target target;
    private final Map<String, KernelCode> byName = new LinkedHashMap<>();
    private final Map<String, String> textOf = new LinkedHashMap<>();

    KernelMethods(Target target) {
        this.target = target;
    }

    /** The code of a kernel, under a name that no other has. */
    KernelCode add(Kernel kernel) {
        String name = kernel.name();
        for (int i = 2; ; i++) {
            KernelCode code = Emitters.emit(kernel.named(name), target);
            String text = text(code);
            String known = textOf.putIfAbsent(name, text);
            if (known == null) {
                byName.put(name, code);
                return code;
            }
            if (known.equals(text)) {
                return code;
            }
            name = kernel.name() + "Form" + i;
        }
    }

    /** What the methods do, without their comments: two entries may call the same thing differently. */
    private static String text(KernelCode code) {
        StringBuilder text = new StringBuilder();
        Stream.concat(Stream.of(code.entry()), code.tiles().stream())
                .forEach(method -> text.append(method.parameters()).append(method.code()));
        return text.toString();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        for (KernelCode code : byName.values()) {
            methods.add(code.entry());
            methods.addAll(code.tiles());
        }
        return methods;
    }
}
