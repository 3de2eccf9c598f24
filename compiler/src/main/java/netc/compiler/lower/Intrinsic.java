package netc.compiler.lower;

/** A function that no layer can express: its parameters, and what a call of it makes. */
record Intrinsic(Signature signature, Body body) {
    /** Makes the result of a call. */
    @FunctionalInterface
    interface Body {
        Meaning apply(IntrinsicCall call);
    }
}
