package netc.examples.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import netc.data.Dataset;
import netc.examples.Learning;
import org.junit.jupiter.api.Test;

class LinearExampleTest {
    @Test
    void hasTheParametersThatItsCommentCounts() {
        assertThat(Linear.TYPE.info().parameterCount())
                .isEqualTo((30 * 30 + 1) * 5)
                .isEqualTo(4_505);
    }

    @Test
    void learnsLettersAsFarAsAMatrixCan() {
        Dataset letters = Dataset.open("builtin:letters", Path.of(""));
        assertThat(Learning.testMetric(Linear.initialize(1), letters)).isLessThan(0.5);
        assertThat(Learning.testMetric(Learning.train(Linear.TYPE, letters, 1, 8), letters))
                .isGreaterThan(0.88);
    }
}
