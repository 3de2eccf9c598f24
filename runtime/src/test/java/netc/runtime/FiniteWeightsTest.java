package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import netc.runtime.ParameterLayout.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteWeightsTest {
    private static final int FROM = 16;
    private static final int ROWS = 5;

    /** In panels, and row after row. */
    private static Slot slot(boolean panels, int columns) {
        return panels
                ? Slot.panels("W", ROWS, columns, ParameterLayout.ALIGNMENT, FROM)
                : Slot.rows("W", ROWS, columns, FROM);
    }

    private static FiniteWeights of(float[] parameters, boolean panels, int columns) {
        return new FiniteWeights(parameters, FROM, ROWS, columns, panels);
    }

    /** Weights of 0, and something else wherever there are none. */
    private static float[] parameters(Slot slot) {
        float[] parameters = new float[FROM + (int) slot.storedSize() + ParameterLayout.ALIGNMENT];
        Arrays.fill(parameters, Float.NaN);
        slot.store(new float[slot.size()], parameters);
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 37, 64})
    void paddingDoesNotCount(int columns) {
        for (boolean panels : new boolean[] {true, false}) {
            assertThat(of(parameters(slot(panels, columns)), panels, columns).hold())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY})
    void everyWeightCounts(float odd) {
        for (boolean panels : new boolean[] {true, false}) {
            Slot slot = slot(panels, 37);
            for (int i = 0; i < slot.size(); i++) {
                float[] parameters = parameters(slot);
                parameters[slot.index(i / 37, i % 37)] = odd;
                assertThat(of(parameters, panels, 37).hold()).isFalse();
            }
        }
    }

    @Test
    void greatNumbersAreFinite() {
        Slot slot = slot(true, 16);
        float[] parameters = parameters(slot);
        parameters[FROM] = Float.MAX_VALUE;
        parameters[FROM + 1] = -Float.MAX_VALUE;
        assertThat(of(parameters, true, 16).hold()).isTrue();
    }

    @Test
    void theyAreLookedAtAgainAfterAChange() {
        Slot slot = slot(true, 16);
        float[] parameters = parameters(slot);
        FiniteWeights weights = of(parameters, true, 16);
        assertThat(weights.hold()).isTrue();
        parameters[FROM + 3] = Float.NaN;
        assertThat(weights.hold()).isTrue();
        weights.changed();
        assertThat(weights.hold()).isFalse();
    }
}
