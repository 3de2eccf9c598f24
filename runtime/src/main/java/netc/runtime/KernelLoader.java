package netc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds a net's vector kernels next to its generated class: on class path and module path, package-private, and without
 * anyone having declared that they need the incubator module.
 */
final class KernelLoader {
    private static final System.Logger LOG = System.getLogger("netc");
    private static final String MODULE = "jdk.incubator.vector";
    private static final AtomicBoolean MENTIONED = new AtomicBoolean();

    private KernelLoader() {}

    static <K> Optional<K> vectorKernels(MethodHandles.Lookup lookup, Class<K> type, GateOptions options) {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return without(options, "the module " + MODULE + " is missing; add  --add-modules " + MODULE);
        }
        if (options.backend() == GateOptions.Backend.AUTO && isInterpreted()) {
            return without(options, "this JVM only interprets");
        }
        try {
            KernelLoader.class.getModule().addReads(module.get());
            addReads(lookup, module.get());
            Class<?> kernels = lookup.findClass(type.getName() + VectorLanes.bits());
            MethodHandle constructor = lookup.findConstructor(kernels, MethodType.methodType(void.class));
            Machine.mentionMissingFma();
            return Optional.of(type.cast(constructor.invoke()));
        } catch (Throwable unavailable) {
            if (options.backend() == GateOptions.Backend.VECTOR) {
                throw new IllegalStateException(type.getName() + ": expected vector kernels, got none", unavailable);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    type.getName() + ": scalar kernels, as there are no vector kernels: " + unavailable);
            return Optional.empty();
        }
    }

    private static <K> Optional<K> without(GateOptions options, String reason) {
        if (options.backend() == GateOptions.Backend.VECTOR) {
            throw new IllegalStateException("-Dnetc.backend=vector: " + reason);
        }
        if (!MENTIONED.getAndSet(true)) {
            LOG.log(System.Logger.Level.INFO, "scalar kernels, slower: " + reason);
        }
        return Optional.empty();
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
