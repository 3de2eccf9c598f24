package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonZerosTest {
    private static final float[] KINDS = {0f, -0f, 1f, -1f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};
    private static final int FROM = 3;

    private final Random random = new Random(1);

    private float[] values(int length) {
        float[] values = new float[FROM + length];
        for (int i = 0; i < values.length; i++) {
            values[i] = KINDS[random.nextInt(KINDS.length)];
        }
        return values;
    }

    private static int[] list(NonZeros lists, int index) {
        int begin = lists.begin(index);
        return Arrays.copyOfRange(lists.places(), begin, begin + lists.count(index));
    }

    @Test
    void listsWhatIsNotZeroInRows() {
        for (int count = 1; count < 40; count++) {
            for (int rows = 1; rows <= NonZeros.MOST; rows += 5) {
                int stride = count + 2;
                float[] values = values(rows * stride);
                NonZeros lists = new NonZeros(count);

                assertThat(lists.ofRows(values, FROM, stride, rows, count, count))
                        .isTrue();

                for (int row = 0; row < rows; row++) {
                    int first = FROM + row * stride;
                    int[] expected = IntStream.range(0, count)
                            .filter(i -> values[first + i] != 0)
                            .toArray();
                    assertThat(list(lists, row)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void listsWhatIsNotZeroInColumns() {
        for (int count = 1; count < 150; count += 7) {
            for (int columns = 1; columns <= NonZeros.MOST; columns++) {
                int stride = columns + 2;
                // No column may be read beyond the end of the array.
                float[] values = values((count - 1) * stride + columns);
                Arrays.fill(values, FROM, FROM + columns, 0f);
                NonZeros lists = new NonZeros(count);

                assertThat(lists.ofColumns(values, FROM, stride, columns, count, count))
                        .isTrue();

                for (int column = 0; column < columns; column++) {
                    int first = FROM + column;
                    int[] expected = IntStream.range(0, count)
                            .filter(i -> values[first + i * stride] != 0)
                            .toArray();
                    assertThat(list(lists, column)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void givesUpWhenTheyAreManyOnAverage() {
        float[] values = new float[64 * 64];
        Arrays.fill(values, 0, 16 * 64, 1f);
        NonZeros lists = new NonZeros(64);

        assertThat(lists.ofRows(values, 0, 64, 16, 64, 60)).isFalse();
        assertThat(lists.ofRows(values, 15 * 64, 64, 4, 64, 32)).isTrue();
        assertThat(lists.ofRows(values, 15 * 64, 64, 4, 64, 15)).isFalse();
        assertThat(lists.ofColumns(values, 0, 64, 16, 64, 60)).isFalse();
        assertThat(lists.ofColumns(values, 64 * 15, 64, 16, 32, 1)).isFalse();
        assertThat(lists.ofColumns(values, 64 * 16, 64, 16, 32, 0)).isTrue();
    }
}
