package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSoundFileIsSaidToBeSound() throws IOException {
        Run run = Run.netc("check", Nets.write(folder, "product.net", Nets.PRODUCT));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).endsWith("product.net: net Product is sound");
    }

    @Test
    void aMistakeIsShownWithItsPlace() throws IOException {
        Path file = Nets.write(folder, "wrong.net", Nets.WRONG);
        Run run = Run.netc("check", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(file + ":3:27: error NET").contains("Hiden");
    }

    @Test
    void aMissingFileIsNotAModel() {
        Run run = Run.netc("check", folder.resolve("absent.net"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).contains("absent.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ast", "graph", "gradient", "plan", "java"})
    void everyFormPrints(String form) throws IOException {
        Path file = Nets.write(folder, "product.net", Nets.PRODUCT);
        Run run = Run.netc("check", file, "--emit=" + form);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasSizeGreaterThan(100);
    }

    @Test
    void summaryCountsParameters() throws IOException {
        Run run = Run.netc("summary", Nets.write(folder, "product.net", Nets.PRODUCT));
        assertThat(run.exitCode()).isZero();
        assertThat(run.lastLine()).isEqualTo("65 parameters");
    }

    @Test
    void explainShowsGradients() throws IOException {
        Run run = Run.netc("explain", Nets.write(folder, "product.net", Nets.PRODUCT));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("product.dense[0].W");
    }

    @Test
    void gradcheckAgreesWithDifferences() throws IOException {
        Run run = Run.netc("gradcheck", Nets.write(folder, "product.net", Nets.PRODUCT));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("product.dense[0].W");
    }
}
