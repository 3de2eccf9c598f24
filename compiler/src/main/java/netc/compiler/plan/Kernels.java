package netc.compiler.plan;

import netc.compiler.ir.Value;

/** What emitters ask about the values of a kernel. */
public final class Kernels {
    private Kernels() {}

    /** The value behind reshapes that only add or drop a last axis of extent 1. */
    public static Value alias(Value value) {
        return Values.alias(value);
    }

    /** Whether the value is a single number made of literals and step scalars. */
    public static boolean isUniform(Value value) {
        return Values.isUniform(value);
    }
}
