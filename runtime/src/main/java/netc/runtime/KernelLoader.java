package netc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Finds a net's vector kernels next to its generated class: on class path and module path, package-private, and without
 * anyone having declared that they need the incubator module.
 */
final class KernelLoader {
    private static final String MODULE = "jdk.incubator.vector";

    private KernelLoader() {}

    /** Why this JVM is better off without vector kernels, if it is. Cheap. */
    static Optional<String> reasonAgainst(GateOptions options) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("the module " + MODULE + " is missing; add  --add-modules " + MODULE);
        }
        if (options.backend() == GateOptions.Backend.AUTO && isInterpreted()) {
            return Optional.of("this JVM only interprets");
        }
        return Optional.empty();
    }

    /**
     * Loads the vector kernels of the width that was asked for or that the machine prefers, which takes a while.
     *
     * @throws ReflectiveOperationException or an error if they cannot be loaded
     */
    static <K> K vectorKernels(MethodHandles.Lookup lookup, Class<K> type) throws Throwable {
        Module module = ModuleLayer.boot().findModule(MODULE).orElseThrow();
        KernelLoader.class.getModule().addReads(module);
        addReads(lookup, module);
        float unused = VectorOperations.REHEARSED;
        Class<?> kernels = lookup.findClass(type.getName() + VectorLanes.bits());
        MethodHandle constructor = lookup.findConstructor(kernels, MethodType.methodType(void.class));
        Machine.mentionMissingFma();
        return type.cast(constructor.invoke());
    }

    /** Only a module itself may add to what it reads; the handle acts in the name of the lookup's class. */
    private static void addReads(MethodHandles.Lookup lookup, Module vector) throws Throwable {
        Module module = lookup.lookupClass().getModule();
        if (module.isNamed()) {
            MethodHandle addReads =
                    lookup.findVirtual(Module.class, "addReads", MethodType.methodType(Module.class, Module.class));
            Module unused = (Module) addReads.invokeExact(module, vector);
        }
    }

    private static boolean isInterpreted() {
        return System.getProperty("java.vm.info", "").contains("interpreted");
    }
}
