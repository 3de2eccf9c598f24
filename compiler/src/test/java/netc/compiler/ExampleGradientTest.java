package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netc.compiler.ir.Network;
import netc.compiler.oracle.GradientCheck;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradients of every example against central differences. */
class ExampleGradientTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TestFactory
    List<DynamicTest> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<Path> nets = files.filter(file -> file.toString().endsWith(".net"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
            assertThat(nets).isNotEmpty();
            return nets.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(EXAMPLES.relativize(file).toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) {
        CompileResult result = Netc.compile(file, Options.ofPackage("examples"));
        assertThat(result.messages()).isEmpty();
        for (Network network : result.nets()) {
            GradientCheck.Report report = GradientCheck.check(network, 1);
            assertThat(report.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.passed())
                            .as(network.name() + " " + row)
                            .isTrue());
        }
    }
}
