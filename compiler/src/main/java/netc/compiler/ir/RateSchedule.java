package netc.compiler.ir;

/** The learning rate over time, as the train block writes it; the runtime evaluates it. */
public sealed interface RateSchedule {

    /** A length of training. */
    record Duration(double amount, boolean epochs) {}

    record Constant(double rate) implements RateSchedule {}

    /** {@code rate · factor^⌊t/every⌋}. */
    record StepDecay(double rate, double factor, Duration every) implements RateSchedule {}

    /** {@code rate · factor^(t/every)}, the exponent rounded down where {@code staircase}. */
    record ExponentialDecay(double rate, double factor, Duration every, boolean staircase) implements RateSchedule {}

    /** {@code rate / (1 + decay · t/every)}, the quotient rounded down where {@code staircase}. */
    record InverseTimeDecay(double rate, double decay, Duration every, boolean staircase) implements RateSchedule {}

    /** {@code floor + (rate − floor) · (1 + cos(π · min(t/over, 1))) / 2}. */
    record CosineDecay(double rate, Duration over, double floor) implements RateSchedule {}

    /** Rises in a straight line from 0 to the start of {@code then} during {@code over}, and goes on with it. */
    record Warmup(RateSchedule then, Duration over) implements RateSchedule {}
}
