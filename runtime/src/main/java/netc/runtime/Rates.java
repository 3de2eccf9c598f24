package netc.runtime;

import java.math.BigDecimal;

/** The schedules that {@link Rate} makes. */
final class Rates {
    private Rates() {}

    record Constant(double rate) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            return rate;
        }

        @Override
        public String toString() {
            return "constant(" + number(rate) + ")";
        }
    }

    record StepDecay(double rate, double factor, Duration every) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            return rate * StrictMath.pow(factor, Math.floor(step / every.inSteps(stepsPerEpoch)));
        }

        @Override
        public String toString() {
            return "step_decay(" + number(rate) + ", factor = " + number(factor) + ", every = " + every + ")";
        }
    }

    record ExponentialDecay(double rate, double factor, Duration every, boolean staircase) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            double t = step / every.inSteps(stepsPerEpoch);
            return rate * StrictMath.pow(factor, staircase ? Math.floor(t) : t);
        }

        @Override
        public String toString() {
            return "exponential_decay(" + number(rate) + ", factor = " + number(factor) + ", every = " + every
                    + ending(staircase);
        }
    }

    record InverseTimeDecay(double rate, double decay, Duration every, boolean staircase) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            double t = step / every.inSteps(stepsPerEpoch);
            return rate / (1 + decay * (staircase ? Math.floor(t) : t));
        }

        @Override
        public String toString() {
            return "inverse_time_decay(" + number(rate) + ", decay = " + number(decay) + ", every = " + every
                    + ending(staircase);
        }
    }

    record CosineDecay(double rate, Duration over, double floor) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            double t = Math.min(step / over.inSteps(stepsPerEpoch), 1);
            return floor + (rate - floor) * ((1 + cosineOfHalfTurns(t)) / 2);
        }

        @Override
        public String toString() {
            String end = floor == 0 ? ")" : ", floor = " + number(floor) + ")";
            return "cosine_decay(" + number(rate) + ", over = " + over + end;
        }
    }

    record Warmup(Duration over, Rate then) implements Rate {
        @Override
        public double at(long step, long stepsPerEpoch) {
            double length = over.inSteps(stepsPerEpoch);
            if (step < length) {
                return then.at(0, stepsPerEpoch) * Math.min((step + 1) / length, 1);
            }
            return then.at(step - (long) Math.ceil(length), stepsPerEpoch);
        }

        @Override
        public String toString() {
            return "warmup(" + then + ", over = " + over + ")";
        }
    }

    /**
     * cos(πt) for t from 0 to 1, as 1 - 2 sin²(x / 2) with sine's Taylor series: {@link StrictMath#cos} allocates on JDK 25.
     */
    static double cosineOfHalfTurns(double t) {
        double x = Math.PI / 2 * Math.min(t, 1 - t);
        double series = 1;
        for (int k = 18; k > 0; k -= 2) {
            series = 1 - x * x / (k * (k + 1)) * series;
        }
        double sine = x * series;
        double cosine = 1 - 2 * sine * sine;
        return t <= 0.5 ? cosine : -cosine;
    }

    private static String ending(boolean staircase) {
        return staircase ? ", staircase = true)" : ")";
    }

    /** A number as it is written in a {@code .net} file: plain digits, no trailing {@code .0}. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
