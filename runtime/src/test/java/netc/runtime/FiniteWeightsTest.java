package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import netc.runtime.ParameterLayout.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteWeightsTest {
    private final ParameterLayout layout =
            new ParameterLayout(List.of(Slot.rows("b", 1, 3, 0), Slot.panels("W", 2, 20, 16, 16)));

    /** Parameters of 0, and something else wherever there is none. */
    private float[] parameters(float padding) {
        float[] parameters = layout.allocate();
        Arrays.fill(parameters, padding);
        layout.paths()
                .forEach(path ->
                        layout.slot(path).store(new float[layout.slot(path).size()], parameters));
        return parameters;
    }

    private boolean hold(float[] parameters) {
        return new FiniteWeights(layout, parameters).hold();
    }

    @Test
    void paddingDoesNotCount() {
        assertThat(hold(parameters(0))).isTrue();
        assertThat(hold(parameters(Float.NaN))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY})
    void everyWeightCounts(float odd) {
        for (String path : layout.paths()) {
            for (float padding : new float[] {0, Float.NaN}) {
                float[] parameters = parameters(padding);
                Slot slot = layout.slot(path);
                parameters[slot.index(slot.rows() - 1, slot.columns() - 1)] = odd;
                assertThat(hold(parameters)).isFalse();
            }
        }
    }

    @Test
    void minusZeroCountsInAVectorOnly() {
        float[] parameters = parameters(0);
        parameters[layout.slot("W").index(1, 19)] = -0f;
        assertThat(hold(parameters)).isTrue();
        parameters[layout.slot("b").index(0, 2)] = -0f;
        assertThat(hold(parameters)).isFalse();
    }
}
