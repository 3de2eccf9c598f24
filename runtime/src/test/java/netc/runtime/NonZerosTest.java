package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonZerosTest {
    private static final float[] KINDS = {0f, -0f, 1f, -1f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};

    @Test
    void listsWhatIsNotZero() {
        Random random = new Random(1);
        for (int count = 0; count < 40; count++) {
            float[] values = new float[count + 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = KINDS[random.nextInt(KINDS.length)];
            }
            int[] expected =
                    IntStream.range(0, count).filter(i -> values[3 + i] != 0).toArray();

            int[] places = new int[count];
            int found = NonZeros.list(values, 3, count, count, places);

            assertThat(Arrays.copyOf(places, found)).isEqualTo(expected);
        }
    }

    @Test
    void givesUpWhenTheyAreMany() {
        float[] values = new float[1000];
        Arrays.fill(values, 1f);
        int[] places = new int[1000];

        assertThat(NonZeros.list(values, 0, 1000, 10, places)).isBetween(11, 14);
        assertThat(NonZeros.list(values, 0, 10, 10, places)).isEqualTo(10);
        assertThat(places[20]).isZero();
    }
}
