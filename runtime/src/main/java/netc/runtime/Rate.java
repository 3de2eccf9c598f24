package netc.runtime;

/**
 * A schedule of the learning rate, a function of the step. Evaluated in double with {@link StrictMath}, so that every
 * machine gives the same bits; trainers round the result to float once.
 *
 * <p>The schedules made here print as they are written in a {@code .net} file. An application may bring its own.
 */
@FunctionalInterface
public interface Rate {
    /**
     * The rate of a step.
     *
     * @param step counts from 0 over all epochs
     * @param stepsPerEpoch how many steps an epoch has, at least 1
     */
    double at(long step, long stepsPerEpoch);

    /** The same rate at every step. */
    static Rate constant(double rate) {
        return new Rates.Constant(rate);
    }

    /** {@code rate · factor^floor(t / every)}. */
    static Rate stepDecay(double rate, double factor, Duration every) {
        return new Rates.StepDecay(rate, factor, every);
    }

    /** {@code rate · factor^(t / every)}; with {@code staircase} the exponent is rounded down. */
    static Rate exponentialDecay(double rate, double factor, Duration every, boolean staircase) {
        return new Rates.ExponentialDecay(rate, factor, every, staircase);
    }

    /** {@code rate / (1 + decay · t / every)}; with {@code staircase} the quotient {@code t / every} is rounded down. */
    static Rate inverseTimeDecay(double rate, double decay, Duration every, boolean staircase) {
        return new Rates.InverseTimeDecay(rate, decay, every, staircase);
    }

    /**
     * From {@code rate} to {@code floor} along half a cosine, then {@code floor}:
     * {@code floor + (rate - floor) · (1 + cos(π · min(t / over, 1))) / 2} (Loshchilov and Hutter, 2017, without
     * restarts).
     */
    static Rate cosineDecay(double rate, Duration over, double floor) {
        return new Rates.CosineDecay(rate, over, floor);
    }

    /**
     * Grows linearly to the first rate of another schedule, {@code then(0) · (t + 1) / over} with t in steps, and
     * continues with that schedule from its beginning.
     */
    static Rate warmup(Duration over, Rate then) {
        return new Rates.Warmup(over, then);
    }

    /** A length of training. */
    record Duration(double amount, Unit unit) {
        public Duration {
            if (!(amount > 0) || Double.isInfinite(amount)) {
                throw new IllegalArgumentException("duration: expected a number above 0, got " + amount);
            }
        }

        /** So many passes over the data. */
        public static Duration epochs(double amount) {
            return new Duration(amount, Unit.EPOCHS);
        }

        /** So many updates. */
        public static Duration steps(double amount) {
            return new Duration(amount, Unit.STEPS);
        }

        /** This duration in steps. */
        public double inSteps(long stepsPerEpoch) {
            return unit == Unit.STEPS ? amount : amount * stepsPerEpoch;
        }

        @Override
        public String toString() {
            String name = unit == Unit.STEPS ? "step" : "epoch";
            return Rates.number(amount) + " " + name + (amount == 1 ? "" : "s");
        }
    }

    /** What a duration counts. */
    enum Unit {
        /** Passes over the data. */
        EPOCHS,
        /** Updates. */
        STEPS
    }
}
