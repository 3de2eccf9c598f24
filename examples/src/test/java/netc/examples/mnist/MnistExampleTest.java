package netc.examples.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import netc.data.Dataset;
import netc.examples.Learning;
import org.junit.jupiter.api.Test;

class MnistExampleTest {
    /** MNIST lies beside the project, where there is room for it. */
    private static final Path FOLDER = Path.of(System.getProperty("netc.mnist", "../../shared/data/mnist"));

    @Test
    void readsDigits() {
        assumeThat(FOLDER)
                .as("MNIST as IDX, to be found at -Dnetc.mnist=FOLDER")
                .isDirectory();
        Dataset digits = Dataset.open(FOLDER.toString(), Path.of(""));
        for (int seed = 1; seed <= 3; seed++) {
            double accuracy = Learning.testMetric(Learning.train(Mnist.TYPE, digits, seed), digits);
            assertThat(accuracy).as("seed %d", seed).isGreaterThanOrEqualTo(0.978);
        }
    }
}
