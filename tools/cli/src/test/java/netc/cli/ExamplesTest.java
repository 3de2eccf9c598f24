package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the examples to what the commands promise of every net. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    @ParameterizedTest
    @MethodSource("examples")
    void isSound(Path example) {
        Run run = Run.netc("check", example);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theLinearOneHas4505Parameters() {
        assertThat(Run.netc("summary", EXAMPLES.resolve("linear/linear.net")).lastLine())
                .isEqualTo("4,505 parameters");
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
            return files.filter(file -> file.toString().endsWith(".net"))
                    .sorted()
                    .toList();
        }
    }
}
