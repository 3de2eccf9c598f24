package netc.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * What the current thread has used, where the JVM tells. Reached by name, as {@code jdk.management} need not be there.
 */
final class ThreadMeter {
    private final Optional<MethodHandle> bytes = find("getCurrentThreadAllocatedBytes");
    private final Optional<MethodHandle> time = find("getCurrentThreadCpuTime");

    private static Optional<MethodHandle> find(String method) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
            Class<?> general = Class.forName("java.lang.management.ThreadMXBean");
            Class<?> special = Class.forName("com.sun.management.ThreadMXBean");
            Object bean = lookup.findStatic(factory, "getThreadMXBean", MethodType.methodType(general))
                    .invoke();
            MethodHandle meter = lookup.findVirtual(special, method, MethodType.methodType(long.class))
                    .bindTo(bean);
            return (long) meter.invokeExact() < 0 ? Optional.empty() : Optional.of(meter);
        } catch (Throwable unavailable) {
            return Optional.empty();
        }
    }

    /** Whether {@link #bytes} is known. */
    boolean countsBytes() {
        return bytes.isPresent();
    }

    /** Allocated bytes; asking allocates nothing. */
    long bytes() {
        return ask(bytes.orElseThrow());
    }

    /** Processor time in nanoseconds, or the time of day where that is not known. */
    long nanoseconds() {
        return time.isPresent() ? ask(time.get()) : System.nanoTime();
    }

    private static long ask(MethodHandle meter) {
        try {
            return (long) meter.invokeExact();
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
