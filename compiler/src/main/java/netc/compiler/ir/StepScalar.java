package netc.compiler.ir;

/** The numbers that the trainer gives with each step. */
public enum StepScalar {
    /** The learning rate of this step. */
    RATE("rate"),
    /** One over the number of samples of this batch. */
    INVERSE_BATCH("inverseBatch"),
    /** 1 − β₁ᵗ, Adam's correction of the first moment; t counts from 1. */
    CORRECTION1("correction1"),
    /** √(1 − β₂ᵗ), Adam's correction of the second moment. */
    CORRECTION2("correction2");

    private final String javaName;

    StepScalar(String javaName) {
        this.javaName = javaName;
    }

    @Override
    public String toString() {
        return javaName;
    }
}
