package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.plan.ModelPlan;
import netc.compiler.source.SourceText;
import netc.runtime.NetType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same seed, same bits, and no allocation: generated code in JVMs of its own, with all kinds of kernels. */
class GeneratedClassTest {
    private static final String NET = """
            net Mixed {
                input x: [4, 9]
                label kind: class 5
                target size: [2]
                a = x |> flatten |> dense(33) |> relu
                b = a |> dense(20) |> gelu
                logits = b |> dense(5)
                output p = softmax(logits)
                output s = b |> dense(2) |> tanh
                loss = cross_entropy(logits, kind) + 1e-4 * l2()
                loss distance = huber(s, size)
                metric accuracy = accuracy(logits, kind)
                train { optimizer = adam() rate = cosine_decay(0.01, over = 2 epochs) batch = 19 }
            }
            """;

    /** With enough weights that zeros of a sample, of a batch and in the gradient are left out. */
    private static final String SPARSE = """
            net Sparse {
                input x: [896]
                label kind: class 3
                target size: [3]
                logits = x |> dense(80) |> relu |> dense(3)
                output p = softmax(logits)
                loss = cross_entropy(logits, kind)
                loss distance = mse(logits, size)
                train { batch = 19 }
            }
            """;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private static Path classes;

    private static String expected;

    @BeforeAll
    static void generate() throws IOException {
        generate(NET);
        generate(SPARSE);
        expected = run(List.of("-Dnetc.backend=scalar"), 1, "bits");
        assertThat(expected).contains("bits ");
    }

    private static void generate(String source) throws IOException {
        CompileResult result = Netc.compile(
                SourceText.of("test.net", source), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        assertThat(result.messages()).isEmpty();
        ModelPlan plan = ModelPlan.of(result.nets().get(0), Passes::run);
        for (Map.Entry<String, byte[]> type :
                Compiled.of(CodeGenerator.generate(plan, "generated")).classes().entrySet()) {
            Path file = classes.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
    }

    @Test
    void whatLeavesOutZerosAllocatesNothing() {
        assertThat(sparse(JAVA, List.of("-Dnetc.warmup=blocking"), 1, "allocation"))
                .isEqualTo("allocated 0");
    }

    @Test
    void whatLeavesOutZerosGivesTheSameBits() throws IOException {
        String bits = sparse(JAVA, List.of("-Dnetc.backend=scalar"), 1, "bits");
        assertThat(bits).contains("bits ");
        for (int width : new int[] {128, 256, 512}) {
            List<String> flags = List.of("-Dnetc.backend=vector", "-Dnetc.vector.bits=" + width);
            assertThat(sparse(JAVA, flags, 2, "bits")).isEqualTo(bits);
        }
        Optional<Path> other = otherJdk();
        if (other.isPresent()) {
            String java = other.get().resolve("bin/java").toString();
            assertThat(sparse(java, List.of("-Dnetc.backend=vector"), 1, "bits"))
                    .isEqualTo(bits);
        }
    }

    private static String sparse(String java, List<String> flags, int threads, String what) {
        return run(java, flags, "generated.Sparse", threads, what);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyWidthGivesTheSameBits(int bits) {
        assertThat(run(List.of("-Dnetc.backend=vector", "-Dnetc.vector.bits=" + bits), 1, "bits"))
                .isEqualTo(expected);
    }

    @Test
    void threadsGiveTheSameBits() {
        assertThat(run(List.of("-Dnetc.backend=vector"), 2, "bits")).isEqualTo(expected);
        assertThat(run(List.of("-Dnetc.backend=scalar"), 3, "bits")).isEqualTo(expected);
    }

    @Test
    void theInterpreterGivesTheSameBits() {
        assertThat(run(List.of("-Xint", "-Dnetc.backend=vector"), 1, "bits")).isEqualTo(expected);
    }

    @Test
    void theHandOverGivesTheSameBits() {
        assertThat(run(List.of("-Dnetc.warmup=blocking"), 1, "bits")).isEqualTo(expected);
    }

    @Test
    void anotherJdkGivesTheSameBits() throws IOException {
        Optional<Path> other = otherJdk();
        org.junit.jupiter.api.Assumptions.assumeTrue(other.isPresent(), "no other JDK beside this one");
        String java = other.orElseThrow().resolve("bin/java").toString();
        assertThat(run(java, List.of("-Dnetc.backend=vector"), 1, "bits")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stepsAndPredictionsAllocateNothing(int threads) {
        assertThat(run(List.of("-Dnetc.backend=vector"), threads, "allocation")).isEqualTo("allocated 0");
        assertThat(run(List.of("-Dnetc.backend=scalar"), threads, "allocation")).isEqualTo("allocated 0");
    }

    private static String run(List<String> flags, int threads, String what) {
        return run(JAVA, flags, threads, what);
    }

    /** The line that the run printed; everything, if it printed none. */
    private static String run(String java, List<String> flags, int threads, String what) {
        return run(java, flags, "generated.Mixed", threads, what);
    }

    private static String run(String java, List<String> flags, String net, int threads, String what) {
        List<String> command = new ArrayList<>(List.of(java, "--add-modules", "jdk.incubator.vector"));
        command.addAll(flags);
        String path = String.join(
                System.getProperty("path.separator"),
                classes.toString(),
                location(NetType.class),
                location(GeneratedClassMain.class));
        command.addAll(List.of("-cp", path, GeneratedClassMain.class.getName(), net, Integer.toString(threads), what));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .filter(line -> line.startsWith("bits ") || line.startsWith("allocated "))
                    .findFirst()
                    .orElse(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** A JDK of another version, installed beside the one that runs the tests. */
    private static Optional<Path> otherJdk() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(home.getParent())) {
            return homes.filter(path -> Files.isExecutable(path.resolve("bin/java")))
                    .filter(path -> Files.exists(path.resolve("jmods")) || Files.exists(path.resolve("lib/modules")))
                    .filter(path -> feature(path) > 17
                            && feature(path) != Runtime.version().feature())
                    .findFirst();
        }
    }

    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line ->
                            Runtime.Version.parse(line.replaceAll(".*=|\"", "")).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException unknown) {
            return 0;
        }
    }
}
