package netc.examples.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import netc.data.Dataset;
import netc.examples.Learning;
import org.junit.jupiter.api.Test;

class ProductExampleTest {
    private static final Dataset DATA = Dataset.open("builtin:product", Path.of(""));

    @Test
    void aLinearModelDoesNoBetterThanTheMean() {
        double loss = Learning.testLoss(Learning.train(LinearProduct.TYPE, DATA, 1), DATA);
        assertThat(loss).isGreaterThan(0.1);
    }

    @Test
    void aReluNetLearnsTheProduct() {
        double loss = Learning.testLoss(Learning.train(ReluProduct.TYPE, DATA, 1), DATA);
        assertThat(loss).isLessThan(0.002);
    }
}
