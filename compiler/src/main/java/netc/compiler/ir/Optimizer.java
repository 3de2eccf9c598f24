package netc.compiler.ir;

/** How a parameter moves along its gradient; the numbers are compiled in, the rate is given with each step. */
public sealed interface Optimizer {
    double weightDecay();

    /** {@code v ← momentum·v + g; w ← w − rate·v}, or {@code w ← w − rate·(g + momentum·v)} with Nesterov (PyTorch's form). */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {}

    /**
     * Kingma and Ba, 2015, with both moments corrected.
     *
     * @param decoupled whether weight decay acts on the parameter (AdamW: Loshchilov and Hutter, 2019) and not on the gradient
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
            implements Optimizer {}
}
