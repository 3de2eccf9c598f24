package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netc.runtime.ParameterLayout.Order;
import netc.runtime.ParameterLayout.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where parameters lie. */
class ParameterLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, ROWS, 0",
        "3, 17, ROWS, 0",
        "5, 33, PANELS, 16",
        "7, 100, PANELS, 64",
        "4, 64, PANELS, 64",
        "16, 5, COLUMNS, 0",
        "33, 3, COLUMNS, 0"
    })
    void everyElementHasAPlaceOfItsOwn(int rows, int columns, Order order, int width) {
        Slot slot = new Slot("W", rows, columns, order, width, 32);
        ParameterLayout layout = new ParameterLayout(List.of(slot));
        Set<Integer> places = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                assertThat(places.add(slot.index(row, column))).isTrue();
            }
        }
        assertThat(places).allMatch(index -> index >= 32 && index < 32 + slot.storedSize());
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        float[] parameters = layout.allocate();
        slot.store(values, parameters);
        assertThat(slot.load(parameters)).isEqualTo(values);
        assertThat(parameters).hasSize((int) (32 + slot.storedSize() + 16));
    }

    @Test
    void theLastPanelIsNarrower() {
        Slot slot = Slot.panels("W", 10, 100, 64, 0);
        assertThat(slot.storedSize()).isEqualTo(10 * 112);
        assertThat(slot.index(1, 63)).isEqualTo(64 + 63);
        assertThat(slot.index(1, 64)).isEqualTo(640 + 48);
    }

    @Test
    void misplacedSlotsAreRefused() {
        assertThatThrownBy(() -> new ParameterLayout(List.of(Slot.rows("W", 2, 3, 0), Slot.rows("b", 1, 3, 16))))
                .hasMessage("b: expected an offset of at least 32 and a multiple of 16, got 16");
        assertThatThrownBy(() -> new ParameterLayout(List.of(Slot.rows("W", 2, 3, 8))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slot.panels("W", 2, 3, 20, 0)).hasMessageContaining("panels of a multiple of 16");
        assertThatThrownBy(() -> new ParameterLayout(List.of(Slot.rows("W", 2, 3, 0), Slot.rows("W", 2, 3, 32))))
                .hasMessage("W: expected one slot, got two");
        assertThatThrownBy(() -> new ParameterLayout(Arrays.asList(Slot.rows("W", 46_341, 46_341, 0))))
                .hasMessageContaining("at most 2^31");
    }
}
