package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Schedules of the learning rate. */
class RateTest {
    private static final int STEPS_PER_EPOCH = 10;

    @Test
    void stepDecayFallsInSteps() {
        Rate rate = Rate.stepDecay(0.8, 0.5, Rate.Duration.epochs(2));
        assertThat(rate.at(19, STEPS_PER_EPOCH)).isEqualTo(0.8);
        assertThat(rate.at(20, STEPS_PER_EPOCH)).isEqualTo(0.4);
        assertThat(rate).hasToString("step_decay(0.8, factor = 0.5, every = 2 epochs)");
    }

    @Test
    void exponentialDecayIsContinuousUnlessAStaircase() {
        Rate rate = Rate.exponentialDecay(0.5, 0.95, Rate.Duration.epochs(1), false);
        assertThat(rate.at(5, STEPS_PER_EPOCH)).isCloseTo(0.5 * Math.sqrt(0.95), within(1e-15));
        Rate stairs = Rate.exponentialDecay(0.5, 0.95, Rate.Duration.epochs(1), true);
        assertThat(stairs.at(9, STEPS_PER_EPOCH)).isEqualTo(0.5);
        assertThat(stairs.at(30, STEPS_PER_EPOCH)).isCloseTo(0.5 * 0.95 * 0.95 * 0.95, within(1e-15));
        assertThat(rate).hasToString("exponential_decay(0.5, factor = 0.95, every = 1 epoch)");
    }

    @Test
    void inverseTimeDecayHalvesWhereTheProductIsOne() {
        Rate rate = Rate.inverseTimeDecay(1, 0.5, Rate.Duration.steps(100), false);
        assertThat(rate.at(200, STEPS_PER_EPOCH)).isEqualTo(0.5);
        Rate stairs = Rate.inverseTimeDecay(1, 0.5, Rate.Duration.steps(100), true);
        assertThat(stairs.at(299, STEPS_PER_EPOCH)).isEqualTo(0.5);
        assertThat(stairs).hasToString("inverse_time_decay(1, decay = 0.5, every = 100 steps, staircase = true)");
    }

    @Test
    void cosineDecayEndsAtItsFloor() {
        Rate rate = Rate.cosineDecay(1, Rate.Duration.epochs(4), 0.2);
        assertThat(rate.at(0, STEPS_PER_EPOCH)).isEqualTo(1);
        assertThat(rate.at(20, STEPS_PER_EPOCH)).isCloseTo(0.6, within(1e-15));
        assertThat(rate.at(40, STEPS_PER_EPOCH)).isEqualTo(0.2);
        assertThat(rate.at(99, STEPS_PER_EPOCH)).isEqualTo(0.2);
    }

    @Test
    void cosineIsAsExactAsAnyOther() {
        for (double t = 0; t <= 1; t += 1.0 / 512) {
            assertThat(Rates.cosineOfHalfTurns(t)).isCloseTo(Math.cos(Math.PI * t), within(1e-15));
        }
    }

    @Test
    void warmupGrowsToTheFirstRateOfTheNextSchedule() {
        Rate rate = Rate.warmup(Rate.Duration.steps(4), Rate.stepDecay(0.8, 0.5, Rate.Duration.steps(3)));
        double[] rates = new double[8];
        for (int step = 0; step < rates.length; step++) {
            rates[step] = rate.at(step, STEPS_PER_EPOCH);
        }
        assertThat(rates).containsExactly(0.2, 0.4, 0.6000000000000001, 0.8, 0.8, 0.8, 0.8, 0.4);
    }

    @Test
    void durationsArePositive() {
        assertThatThrownBy(() -> Rate.Duration.epochs(0)).hasMessage("duration: expected a number above 0, got 0.0");
        assertThatThrownBy(() -> Rate.Duration.steps(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
