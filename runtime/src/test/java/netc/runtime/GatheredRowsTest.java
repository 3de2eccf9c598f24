package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatheredRowsTest {
    @Test
    void bringsFeaturesOfSamplesTogether() {
        GatheredRows[] all = GatheredRows.forThreads(2, 3, 5);
        float[] samples = new float[3 * 10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
        }

        float[] gathered = all[1].gather(samples, 4, 10, 2, 3, 5);

        assertThat(gathered).startsWith(4, 5, 0, 0, 0, 14, 15, 0, 0, 0, 24, 25);
        assertThat(all[1].gather(samples, 28, 10, 2, 1, 5)).isSameAs(gathered).startsWith(28, 29, 0, 0, 0, 14, 15);
        assertThat(all[0].gather(samples, 0, 10, 1, 1, 5)).isNotSameAs(gathered);
    }
}
