package netc.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.KernelShape;
import netc.compiler.plan.ModelPlan;

/**
 * Which kernels of a net share their code.
 *
 * <p>A few layers that are alike have a method each, with its own formula and line above it and the places of its parameters as
 * numbers. Many would be many copies of one method, so they share it, and it takes the places as arguments.
 */
final class KernelForms {
    /** From how many kernels of one form on they share their code. */
    private static final int MANY = 4;

    private final Map<Kernel, KernelShape> shapes = new IdentityHashMap<>();
    private final Map<List<Object>, Set<Object>> byForm = new HashMap<>();

    KernelForms(ModelPlan plan) {
        plan.entries()
                .forEach(entry -> entry.kernels().forEach(kernel -> {
                    shapes.put(kernel, KernelShape.of(kernel));
                    byForm.computeIfAbsent(form(kernel), form -> new HashSet<>())
                            .add(kernel.name());
                }));
    }

    KernelShape shape(Kernel kernel) {
        KernelShape shape = shapes.get(kernel);
        if (shape == null) {
            throw new IllegalArgumentException("no kernel of the plan: " + kernel.name());
        }
        return shape;
    }

    /** What kernels have in common that share their code. Of kernels of one shape, some may read an input, which has zeros. */
    List<Object> form(Kernel kernel) {
        return List.of(shape(kernel).form(), ZeroSkips.in(kernel));
    }

    /** Whether a kernel calls code that others call too, with their places. */
    boolean isShared(Kernel kernel) {
        return layers(kernel) >= MANY;
    }

    /** How many kernels of different names have the form of this one. */
    int layers(Kernel kernel) {
        return byForm.getOrDefault(form(kernel), Set.of()).size();
    }
}
