package netc.compiler.codegen;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.pass.Passes;
import netc.compiler.plan.Access;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.ModelPlan;
import netc.compiler.plan.Panels;
import netc.compiler.plan.Phase;
import netc.compiler.type.Shape;
import netc.runtime.ParameterLayout;

/** A net's generated kernels, compiled and driven by reflection: below the API class, so that every buffer can be seen. */
final class GeneratedNet {
    final ModelPlan plan;
    final Compiled compiled;
    final ParameterLayout layout;

    GeneratedNet(Network network) {
        this(ModelPlan.of(network, Passes::run));
    }

    /** The same kernels, but each of them in a phase of its own. */
    static GeneratedNet kernelByKernel(Network network) {
        ModelPlan plan = ModelPlan.of(network, Passes::run);
        return new GeneratedNet(new ModelPlan(
                plan.network(),
                plan.parameters(),
                plan.states(),
                plan.outputs().stream().map(GeneratedNet::kernelByKernel).toList(),
                plan.classifiers().stream().map(GeneratedNet::kernelByKernel).toList(),
                plan.evaluation().map(GeneratedNet::kernelByKernel),
                plan.step().map(GeneratedNet::kernelByKernel),
                plan.stepAlone().map(GeneratedNet::kernelByKernel)));
    }

    private static EntryPlan kernelByKernel(EntryPlan entry) {
        List<Phase> phases = entry.phases().stream()
                .flatMap(phase -> phase.kernels().stream().map(kernel -> new Phase(phase.kind(), List.of(kernel))))
                .toList();
        return new EntryPlan(entry.name(), entry.graph(), phases, entry.results(), entry.buffers());
    }

    private GeneratedNet(ModelPlan plan) {
        this.plan = plan;
        compiled = Compiled.of(CodeGenerator.generate(plan, "generated"));
        List<ParameterLayout.Slot> slots = new ArrayList<>();
        for (ModelPlan.Placed placed : plan.parameters()) {
            Shape shape = placed.parameter().type().shape();
            int columns = shape.lastExtent();
            int rows = Math.toIntExact(shape.size() / columns);
            String path = placed.parameter().path();
            slots.add(
                    switch (placed.order()) {
                        case ROWS -> ParameterLayout.Slot.rows(path, rows, columns, placed.offset());
                        case PANELS -> ParameterLayout.Slot.panels(path, rows, columns, Panels.WIDTH, placed.offset());
                        case COLUMNS -> ParameterLayout.Slot.columns(path, rows, columns, placed.offset());
                    });
        }
        layout = new ParameterLayout(slots);
    }

    /** One set of kernels with its own parameters, states and contexts. */
    Instance instance(String suffix, int capacity, int threads) {
        return new Instance(suffix, capacity, threads);
    }

    final class Instance {
        final Object kernels;
        final float[] parameters = layout.allocate();
        final Map<String, float[]> states = new LinkedHashMap<>();
        final Map<EntryPlan, Object> contexts = new LinkedHashMap<>();
        final int threads;

        Instance(String suffix, int capacity, int threads) {
            this.threads = threads;
            plan.states().forEach(state -> states.put(state, layout.allocate()));
            try {
                kernels = make("generated." + plan.network().name() + suffix);
                for (EntryPlan entry : plan.entries()) {
                    contexts.put(entry, context(entry, capacity));
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        private Object make(String name) throws ReflectiveOperationException {
            Constructor<?> constructor = compiled.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }

        private Object context(EntryPlan entry, int capacity) throws ReflectiveOperationException {
            Class<?> type =
                    compiled.loadClass("generated." + plan.network().name() + "Kernels$" + ContextClass.name(entry));
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            List<Object> arguments = new ArrayList<>(List.of(parameters));
            new ContextClass(plan, entry).states().forEach(state -> arguments.add(states.get(state)));
            arguments.add(capacity);
            arguments.add(threads);
            return constructor.newInstance(arguments.toArray());
        }

        void set(EntryPlan entry, String field, Object value) {
            try {
                Field f = contexts.get(entry).getClass().getDeclaredField(field);
                f.setAccessible(true);
                f.set(contexts.get(entry), value);
            } catch (NoSuchFieldException unused) {
                // The entry does not read it.
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        Object get(EntryPlan entry, String field) {
            try {
                Field f = contexts.get(entry).getClass().getDeclaredField(field);
                f.setAccessible(true);
                return f.get(contexts.get(entry));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        void feed(EntryPlan entry, String name, Object column) {
            set(entry, JavaNames.feedField(name), column);
        }

        void run(EntryPlan entry, int n) {
            for (int phase = 0; phase < entry.phases().size(); phase++) {
                run(entry, n, phase);
            }
        }

        /** Runs the entry of a net that goes kernel by kernel, with NaN wherever none of the kernels to come may look. */
        void runPoisoned(EntryPlan entry, int n) {
            Padding padding = new Padding(entry, n);
            for (int kernel = 0; kernel < entry.phases().size(); kernel++) {
                padding.poison(this, layout, kernel);
                run(entry, n, kernel);
            }
        }

        void run(EntryPlan entry, int n, int phase) {
            try {
                Object context = contexts.get(entry);
                Method parts = context.getClass().getDeclaredMethod("parts", int.class, int.class, int.class);
                parts.setAccessible(true);
                int count = (int) parts.invoke(null, phase, n, threads);
                Method run = kernels.getClass()
                        .getDeclaredMethod(
                                entry.name(),
                                context.getClass(),
                                int.class,
                                int.class,
                                int.class,
                                int.class,
                                int.class);
                run.setAccessible(true);
                for (int i = 0; i < count; i++) {
                    // Parts may run in any order: what several threads would do begins with the last.
                    int part = threads > 1 ? count - 1 - i : i;
                    run.invoke(kernels, context, n, phase, part, count, i % threads);
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e.getCause() == null ? e : e.getCause());
            }
        }

        /** A result without padding. */
        float[] result(EntryPlan entry, String name, int n) {
            EntryPlan.Result result = entry.results().stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            float[] array = (float[]) get(
                    entry, ContextFields.field(entry.buffers(), result.access().buffer()));
            Shape shape = result.type().shape();
            int columns = shape.lastExtent();
            int rows = Math.toIntExact(shape.size() / columns);
            int stride = shape.isScalar() ? 1 : Access.pad(columns);
            int samples = result.type().batch() ? n : 1;
            float[] dense = new float[samples * rows * columns];
            for (int sample = 0; sample < samples; sample++) {
                for (int row = 0; row < rows; row++) {
                    int from = sample * result.access().batchStride() + row * stride;
                    System.arraycopy(array, from, dense, (sample * rows + row) * columns, columns);
                }
            }
            return dense;
        }

        Iterable<float[]> workspace(EntryPlan entry) {
            List<float[]> arrays = new ArrayList<>();
            entry.buffers()
                    .arrays()
                    .forEach(array -> arrays.add((float[]) get(entry, JavaNames.workspaceField(array.name()))));
            return arrays;
        }
    }
}
