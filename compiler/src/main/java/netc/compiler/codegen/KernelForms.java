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
                    KernelShape shape = KernelShape.of(kernel);
                    shapes.put(kernel, shape);
                    byForm.computeIfAbsent(shape.form(), form -> new HashSet<>())
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

    /** Whether a kernel of this shape calls code that others call too, with their places. */
    boolean isShared(KernelShape shape) {
        return layers(shape) >= MANY;
    }

    /** How many kernels of different names have this form. */
    int layers(KernelShape shape) {
        return byForm.getOrDefault(shape.form(), Set.of()).size();
    }
}
