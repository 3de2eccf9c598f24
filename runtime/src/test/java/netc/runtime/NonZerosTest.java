package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonZerosTest {
    private static final float[] KINDS = {0f, -0f, 1f, -1f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};
    private static final int SLOT = 8;
    private static final int STEP = 22;

    private final Random random = new Random(1);
    private final NonZeros lists = NonZeros.forThreads(1)[0];

    @Test
    void listsWhatIsNotZero() {
        for (int count = 0; count < 40; count++) {
            float[] values = new float[count + 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = KINDS[random.nextInt(KINDS.length)];
            }
            int[] expected =
                    IntStream.range(0, count).filter(i -> values[3 + i] != 0).toArray();

            int found = lists.list(values, 3, count, count);

            assertThat(Arrays.copyOf(lists.places(), found)).isEqualTo(expected);
        }
    }

    @Test
    void givesUpWhenTheyAreMany() {
        float[] values = new float[1000];
        Arrays.fill(values, 1f);

        assertThat(lists.list(values, 0, 1000, 10)).isBetween(11, 14);
        assertThat(lists.list(values, 0, 10, 10)).isEqualTo(10);
        assertThat(lists.places()[20]).isZero();
    }

    /** The array ends with the last element: nothing behind it may be read. */
    @ParameterizedTest
    @CsvSource({"4, 1, 20", "5, 1, 20", "5, 3, 37", "4, 3, 37", "5, 12, 64", "4, 12, 100", "5, 2, 1", "4, 2, 3"})
    void listsTermsOfGroupsOfRows(int height, int groups, int count) {
        int rows = height * groups;
        for (double share : new double[] {0.5, 0.8, 0.95, 1}) {
            float[][] matrix = matrix(rows, count, share);
            float[] along = new float[3 + rows * count];
            float[] across = new float[3 + rows * count];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < count; k++) {
                    along[3 + i * count + k] = matrix[i][k];
                    across[3 + k * rows + i] = matrix[i][k];
                }
            }
            if (lists.listAlongRows(along, 3, count, rows, height, count, STEP)) {
                check(matrix, height, count);
            }
            if (lists.listAcrossRows(across, 3, rows, rows, height, count, STEP)) {
                check(matrix, height, count);
            }
        }
    }

    /** A term is zero in most groups or in none, as the pixels of a picture. */
    private float[][] matrix(int rows, int count, double share) {
        float[][] matrix = new float[rows][count];
        for (int k = 0; k < count; k++) {
            boolean empty = random.nextDouble() < share;
            for (int i = 0; i < rows; i++) {
                boolean zero = empty ? random.nextInt(50) > 0 : random.nextBoolean();
                matrix[i][k] = zero ? KINDS[random.nextInt(2)] : KINDS[2 + random.nextInt(KINDS.length - 2)];
            }
        }
        return matrix;
    }

    private void check(float[][] matrix, int height, int count) {
        for (int group = 0; group < matrix.length / height; group++) {
            List<String> expected = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                float[] factors = new float[height];
                for (int i = 0; i < height; i++) {
                    factors[i] = matrix[group * height + i][k];
                }
                if (!isZero(factors)) {
                    expected.add(k * STEP + ": " + Arrays.toString(factors));
                }
            }
            if (expected.size() % 2 != 0) {
                expected.add(0, "0: " + Arrays.toString(new float[height]));
            }
            assertThat(listed(group, height)).isEqualTo(expected);
        }
    }

    private static boolean isZero(float[] factors) {
        return IntStream.range(0, factors.length).allMatch(i -> factors[i] == 0);
    }

    private List<String> listed(int group, int height) {
        List<String> listed = new ArrayList<>();
        int start = lists.starts()[group];
        int pairs = (lists.starts()[group + 1] - start) >> 1;
        for (int at = start * SLOT; at < (start + 2 * pairs) * SLOT; at += SLOT) {
            float[] factors = Arrays.copyOfRange(lists.terms(), at, at + height);
            listed.add(Float.floatToRawIntBits(lists.terms()[at + SLOT - 1]) + ": " + Arrays.toString(factors));
        }
        return listed;
    }

    @Test
    void listsAreMadeWhereFewTermsAreLeftAndOnlyThere() {
        for (int height : new int[] {4, 5}) {
            float[] values = new float[60 * 100];
            assertThat(lists.listAlongRows(values, 0, 100, 60, height, 100, STEP))
                    .isTrue();
            assertThat(lists.listAcrossRows(values, 0, 60, 60, height, 100, STEP))
                    .isTrue();
            Arrays.fill(values, 1f);
            assertThat(lists.listAlongRows(values, 0, 100, 60, height, 100, STEP))
                    .isFalse();
            assertThat(lists.listAcrossRows(values, 0, 60, 60, height, 100, STEP))
                    .isFalse();
            for (int few : new int[] {1, 3, 13}) {
                assertThat(lists.listAlongRows(values, 0, 100, 60, height, few, STEP))
                        .isFalse();
                assertThat(lists.listAcrossRows(values, 0, 60, 60, height, few, STEP))
                        .isFalse();
            }
            // The first terms look well, the others do not.
            for (int i = 0; i < 60; i++) {
                Arrays.fill(values, i * 100, i * 100 + 34, 0f);
            }
            assertThat(lists.listAlongRows(values, 0, 100, 60, height, 100, STEP))
                    .isFalse();
            Arrays.fill(values, 1f);
            Arrays.fill(values, 0, 60 * 34, -0f);
            assertThat(lists.listAcrossRows(values, 0, 60, 60, height, 100, STEP))
                    .isFalse();
        }
    }

    @Test
    void minusZeroIsFoundAmongSums() {
        float[] sums = new float[64];
        Arrays.fill(sums, -Float.MIN_VALUE);
        Arrays.fill(sums, 0, 10, 0f);
        Arrays.fill(sums, 20, 30, Float.NEGATIVE_INFINITY);
        for (int count : new int[] {16, 24, 48}) {
            assertThat(NonZeros.holdMinusZero(sums, 4, count)).isFalse();
            for (int i = 0; i < count; i++) {
                float was = sums[4 + i];
                sums[4 + i] = -0f;
                assertThat(NonZeros.holdMinusZero(sums, 4, count)).isTrue();
                sums[4 + i] = was;
            }
            sums[4 + count] = -0f;
            assertThat(NonZeros.holdMinusZero(sums, 4, count)).isFalse();
            sums[4 + count] = 1f;
        }
    }
}
