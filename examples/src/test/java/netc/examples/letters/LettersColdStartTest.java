package netc.examples.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a first prediction must not wait for: each of these costs as much time as all of netc's classes. */
class LettersColdStartTest {
    @TempDir
    private Path directory;

    @Test
    void theFirstPredictionNeedsNoLambdaLoggerStreamOrDigest() throws Exception {
        assertThat(classesLoaded("none"))
                .anyMatch(line -> line.contains("netc.examples.letters.LettersScalarKernels"))
                .noneMatch(LettersColdStartTest::isSlow)
                .noneMatch(line -> line.contains("LambdaMetafactory") || line.contains("java.util.stream."));
    }

    /** The thread in the background, which nobody waits for, may use streams. */
    @Test
    void neitherDoesItWhereVectorsAreLookedForMeanwhile() throws Exception {
        assertThat(classesLoaded("background"))
                .anyMatch(line -> line.contains("netc.runtime.KernelGate$Background"))
                .noneMatch(LettersColdStartTest::isSlow);
    }

    private static boolean isSlow(String line) {
        return line.contains("StringConcatFactory")
                || line.contains("java.util.logging.")
                || line.contains("System$Logger")
                || line.contains("java.security.MessageDigest");
    }

    /** What the JVM says of the classes that are loaded from the main class on. */
    private List<String> classesLoaded(String warmup) throws IOException, InterruptedException {
        Path weights = directory.resolve("letters.safetensors");
        Letters.initialize(1).save(weights);
        String main = LettersColdStartMain.class.getName();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-Dnetc.warmup=" + warmup,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main,
                        weights.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .dropWhile(line -> !line.contains(main))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
