package netc.compiler;

/** A form of a net between its text and its Java, for {@code --emit}. */
public enum Stage {
    /** What was written. */
    AST,
    /** What is meant: outputs, losses and metrics as lowering leaves them. */
    GRAPH,
    /** The training step: losses, gradients and updates, after all passes. */
    GRADIENT,
    /** Kernels, phases and arrays. */
    PLAN,
    /** The generated source. */
    JAVA
}
