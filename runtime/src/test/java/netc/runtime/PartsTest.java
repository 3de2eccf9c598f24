package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void partsOfABatchFollowEachOtherAndBeginAtMultiplesOfEight() {
        for (int n : new int[] {1, 7, 8, 15, 16, 17, 31, 33, 64, 600, Integer.MAX_VALUE}) {
            for (int threads : new int[] {1, 2, 3, 64}) {
                int parts = Parts.ofBatch(n, threads);
                assertThat(parts).isBetween(1, 2 * threads);
                assertThat(Parts.begin(n, 0, parts)).isZero();
                assertThat(Parts.begin(n, parts, parts)).isEqualTo(n);
                for (int part = 1; part < parts; part++) {
                    assertThat(Parts.begin(n, part, parts))
                            .isGreaterThan(Parts.begin(n, part - 1, parts))
                            .isLessThan(n)
                            .matches(begin -> begin % 8 == 0);
                }
            }
        }
    }

    @Test
    void greatPartsComeFirst() {
        assertThat(begins(64, 2)).containsExactly(0, 24, 48, 56, 64);
        assertThat(begins(128, 2)).containsExactly(0, 48, 96, 112, 128);
        assertThat(begins(96, 3)).containsExactly(0, 24, 48, 72, 80, 88, 96);
    }

    @Test
    void fewSamplesAreCutEvenly() {
        assertThat(begins(63, 2)).containsExactly(0, 8, 24, 40, 63);
        assertThat(begins(16, 2)).containsExactly(0, 8, 16);
        assertThat(begins(64, 1)).containsExactly(0, 64);
    }

    private static List<Integer> begins(int n, int threads) {
        int parts = Parts.ofBatch(n, threads);
        return IntStream.rangeClosed(0, parts)
                .mapToObj(part -> Parts.begin(n, part, parts))
                .toList();
    }

    @Test
    void tallTilesLeaveRowsForLowerOnes() {
        for (List<Integer> heights : List.of(List.of(5, 4), List.of(8, 4), List.of(4, 2), List.of(2, 1))) {
            int high = heights.get(0);
            int low = heights.get(1);
            for (int begin : new int[] {0, 8, 13}) {
                for (int rows = 0; rows < 100; rows++) {
                    int tall = Parts.tall(begin, begin + rows, high, low);
                    assertThat(tall).isBetween(begin, begin + rows);
                    assertThat((tall - begin) % high).isZero();
                    int rest = begin + rows - tall;
                    boolean possible = false;
                    for (int used = 0; used <= rows; used += high) {
                        possible |= (rows - used) % low == 0;
                    }
                    assertThat(possible ? rest % low : rest / high)
                            .as("%d rows from %d on in tiles of %d and %d", rows, begin, high, low)
                            .isZero();
                }
            }
        }
    }

    @Test
    void anyNumberOfRowsFromTwelveOnFallsIntoFivesAndFours() {
        for (int rows = 12; rows < 100; rows++) {
            int rest = rows - Parts.tall(0, rows, 5, 4);
            assertThat(rest % 4).isZero();
            assertThat(rest).isLessThan(5 * 4);
        }
    }

    @Test
    void refusesBuffersThatNoArrayHolds() {
        assertThat(Parts.length(3, 16)).isEqualTo(3 * 16 + 16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parts.length(1 << 20, 1 << 12))
                .withMessageContaining("capacity");
    }
}
