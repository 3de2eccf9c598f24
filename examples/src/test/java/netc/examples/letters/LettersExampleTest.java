package netc.examples.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import netc.data.Column;
import netc.data.Dataset;
import netc.examples.Learning;
import netc.runtime.Model;
import org.junit.jupiter.api.Test;

class LettersExampleTest {
    private static final Dataset DATA = Dataset.open("builtin:letters", Path.of(""));

    @Test
    void learnsLetters() {
        assertThat(Learning.testMetric(Learning.train(Letters.TYPE, DATA, 1, 8), DATA))
                .isGreaterThan(0.96);
    }

    @Test
    void oneImageGetsTheAnswerThatItGetsAmongOthers() {
        Model model = Learning.train(Letters.TYPE, DATA, 1, 1);
        float[] images = ((Column.Numbers) DATA.test().columns().get(0)).values();
        int[] together = new int[20];
        model.newSession().classify(0, new Object[] {images}, 20, together);
        int[] alone = new int[1];
        for (int i = 0; i < 20; i++) {
            float[] image = Arrays.copyOfRange(images, i * Letters.IMAGE_SIZE, (i + 1) * Letters.IMAGE_SIZE);
            model.newSession().classify(0, new Object[] {image}, 1, alone);
            assertThat(alone[0]).isEqualTo(together[i]);
        }
    }
}
