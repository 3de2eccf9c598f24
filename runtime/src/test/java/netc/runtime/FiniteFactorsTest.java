package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteFactorsTest {
    private static final int ROWS = 5;

    /** A matrix of which only the elements are numbers, and nothing that lies between them. */
    private record Matrix(int from, int row, int columns, int run, float[] values) {
        static Matrix rows(int columns) {
            return new Matrix(3, 64, columns, 16, columns);
        }

        static Matrix panels(int columns) {
            return new Matrix(3, 16, columns, ROWS * 16, columns);
        }

        static Matrix panelsOfSamples(int columns) {
            return new Matrix(3, 22, columns, ROWS * 22, columns);
        }

        private Matrix(int from, int row, int columns, int run, int numbers) {
            this(from, row, columns, run, new float[500]);
            Arrays.fill(values, Float.NaN);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < numbers; j++) {
                    values[index(i, j)] = -1e38f;
                }
            }
        }

        int index(int i, int j) {
            return from + i * row + j / 16 * run + j % 16;
        }

        boolean isFinite() {
            return new FiniteFactors().hold(values, from, ROWS, row, columns, run);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY})
    void everyElementCountsAndNothingElse(float odd) {
        for (int columns : new int[] {1, 7, 16, 21, 32, 48, 53}) {
            for (Matrix matrix :
                    new Matrix[] {Matrix.rows(columns), Matrix.panels(columns), Matrix.panelsOfSamples(columns)}) {
                assertThat(matrix.isFinite()).as("%s", matrix).isTrue();
                for (int i = 0; i < ROWS; i++) {
                    for (int j = 0; j < columns; j++) {
                        matrix.values[matrix.index(i, j)] = odd;
                        assertThat(matrix.isFinite())
                                .as("%d, %d of %s", i, j, matrix)
                                .isFalse();
                        matrix.values[matrix.index(i, j)] = 0f;
                    }
                }
            }
        }
    }

    @Test
    void theAnswerIsKeptUntilTheFactorsChange() {
        float[] values = new float[16];
        FiniteFactors factors = new FiniteFactors();
        assertThat(factors.hold(values, 0, 1, 16, 16, 16)).isTrue();
        values[3] = Float.NaN;
        assertThat(factors.hold(values, 0, 1, 16, 16, 16)).isTrue();

        factors.changed();

        assertThat(factors.hold(values, 0, 1, 16, 16, 16)).isFalse();
    }
}
