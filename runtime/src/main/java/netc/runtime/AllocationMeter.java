package netc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * How many bytes the current thread has allocated, where the JVM tells. Reached by name, as {@code jdk.management} need
 * not be there.
 */
final class AllocationMeter {
    private final Optional<MethodHandle> bytes;

    AllocationMeter() {
        bytes = find();
    }

    private static Optional<MethodHandle> find() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
            Class<?> general = Class.forName("java.lang.management.ThreadMXBean");
            Class<?> special = Class.forName("com.sun.management.ThreadMXBean");
            Object bean = lookup.findStatic(factory, "getThreadMXBean", MethodType.methodType(general))
                    .invoke();
            MethodHandle bytes = lookup.findVirtual(
                            special, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
                    .bindTo(bean);
            return (long) bytes.invokeExact() < 0 ? Optional.empty() : Optional.of(bytes);
        } catch (Throwable unavailable) {
            return Optional.empty();
        }
    }

    boolean works() {
        return bytes.isPresent();
    }

    /** Counted from the thread's start; asking allocates nothing. */
    long bytes() {
        try {
            return (long) bytes.orElseThrow().invokeExact();
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
