package netc.examples.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An epoch of letters gives the same weights, bit for bit, wherever and however it runs. */
class LettersBitsTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    private static String expected;

    @BeforeAll
    static void trainInPlainJava() throws IOException {
        expected = run(HOME, 1, "-Dnetc.backend=scalar");
        assertThat(expected).startsWith("bits ");
    }

    @ParameterizedTest
    @CsvSource({"128, 1", "256, 2", "512, 1"})
    void vectorsOfAnyWidth(int bits, int threads) throws IOException {
        assertThat(run(HOME, threads, "-Dnetc.backend=vector", "-Dnetc.vector.bits=" + bits))
                .isEqualTo(expected);
    }

    @Test
    void severalThreads() throws IOException {
        assertThat(run(HOME, 2, "-Dnetc.backend=scalar")).isEqualTo(expected);
    }

    @Test
    void theHandOverInTheMiddle() throws IOException {
        assertThat(run(HOME, 1, "-Dnetc.warmup=background")).isEqualTo(expected);
    }

    @Test
    void otherJdksBesideThisOne() throws IOException {
        try (Stream<Path> homes = Files.list(HOME.toRealPath().getParent())) {
            List<Path> others = homes.filter(home -> Files.exists(home.resolve("lib/modules")))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> !Files.isSymbolicLink(home) && isNewEnough(home))
                    .toList();
            for (Path other : others) {
                assertThat(run(other, 1, "-Dnetc.backend=vector"))
                        .as("%s", other)
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean isNewEnough(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> Runtime.Version.parse(line.replaceAll(".*=|\"", "")))
                    .anyMatch(version -> version.feature() >= 17);
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The line that a JVM of its own prints; everything, if it prints no such line. */
    private static String run(Path home, int threads, String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(home.resolve("bin/java").toString(), "--add-modules", "jdk.incubator.vector"));
        command.addAll(Arrays.asList(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LettersBitsMain.class.getName()));
        command.add(Integer.toString(threads));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("bits "))
                .findFirst()
                .orElse(output);
    }
}
