package netc.runtime;

import java.util.Locale;

/** What the system properties ask of {@link KernelGate}. */
record GateOptions(Backend backend, Warmup warmup, int bits) {
    enum Backend {
        AUTO,
        VECTOR,
        SCALAR
    }

    enum Warmup {
        BACKGROUND,
        BLOCKING,
        NONE
    }

    static GateOptions read() {
        return new GateOptions(
                read("netc.backend", Backend.AUTO), read("netc.warmup", Warmup.BACKGROUND), VectorBits.requested());
    }

    private static <E extends Enum<E>> E read(String property, E otherwise) {
        String text = System.getProperty(property, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        String known = java.util.Arrays.toString(otherwise.getDeclaringClass().getEnumConstants());
        throw new IllegalArgumentException(
                "-D" + property + ": expected one of " + known.toLowerCase(Locale.ROOT) + ", got " + text);
    }
}
