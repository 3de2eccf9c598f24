package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatheredRowsTest {
    private final GatheredRows gathered = GatheredRows.forThreads(2)[1];

    @Test
    void bringsFeaturesOfSamplesTogether() {
        float[] samples = new float[3 * 10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
        }

        assertThat(gathered.gather(samples, 4, 10, 2, 3, 5)).startsWith(4, 5, 0, 0, 0, 14, 15, 0, 0, 0, 24, 25);
        assertThat(gathered.gather(samples, 28, 10, 2, 1, 5)).startsWith(28, 29);
    }

    @Test
    void makesRoomOnlyForMoreThanBefore() {
        float[] samples = new float[100];
        float[] first = gathered.gather(samples, 0, 10, 3, 10, 7);

        assertThat(gathered.gather(samples, 0, 10, 5, 9, 7)).isSameAs(first).hasSize(70);
        assertThat(gathered.gather(samples, 0, 10, 3, 10, 8)).hasSize(80);
    }
}
