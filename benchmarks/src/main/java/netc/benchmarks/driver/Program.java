package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a system is started.
 *
 * @param system its name in tables and files
 * @param classPath jars and folders
 * @param mainClass which serves requests
 * @param options of the JVM
 * @param serves whether it is measured in rounds, and not only when it starts
 * @param shipped the files that an application needs beside its own
 * @param unavailable why it cannot be measured, if so
 */
record Program(
        String system,
        String classPath,
        String mainClass,
        List<String> options,
        boolean serves,
        List<Path> shipped,
        Optional<String> unavailable) {
    static final String VECTOR = "--add-modules=jdk.incubator.vector";
    static final String NETC = "netc";
    static final String LIMIT = "limit";

    private static final Pattern GENERATED =
            Pattern.compile("netc/benchmarks/A(Info|Entries|Kernels\\d*|ScalarKernels)?(\\$.*)?\\.class");
    private static final Path JARS = Path.of("target", "benchmarks");
    private static final Path PEERS_LOG = Path.of("target", "peers.log");

    Program {
        options = List.copyOf(options);
        shipped = List.copyOf(shipped);
    }

    static Program limit() {
        return new Program(
                LIMIT,
                JARS + "/*",
                "netc.benchmarks.harness.Limits",
                List.of(VECTOR),
                true,
                List.of(),
                Optional.empty());
    }

    static Program netc() {
        return new Program(
                NETC,
                JARS + "/*",
                "netc.benchmarks.NetcContender",
                List.of(VECTOR, "-Dnetc.warmup=blocking"),
                true,
                List.of(jar("netc-runtime")),
                Optional.empty());
    }

    static Program growth() {
        return new Program(
                "growth",
                JARS + "/*",
                "netc.benchmarks.growth.Growth",
                List.of(VECTOR, "-Dnetc.warmup=blocking"),
                false,
                List.of(),
                Optional.empty());
    }

    /** What a user's program that only predicts has on its class path. */
    static Program coldNetc(List<String> options) {
        return new Program(
                NETC,
                jar("netc-runtime") + ":" + jar("netc-benchmarks-0"),
                "netc.benchmarks.ColdStart",
                options,
                false,
                List.of(),
                Optional.empty());
    }

    static List<Program> peers() throws IOException {
        return List.of(
                peer("tensorflow", "TensorFlow", true),
                peer("pytorch", "PyTorch", true),
                peer("djl", "Djl", true),
                peer("onnxruntime", "OnnxRuntime", true),
                peer("dl4j", "Dl4j", true),
                peer("smile", "Smile", false));
    }

    private static Program peer(String name, String mainClass, boolean serves) throws IOException {
        Path target = Path.of("peers", name, "target");
        Path file = target.resolve("class-path");
        String classes = "netc.benchmarks." + name + "." + mainClass;
        if (!Files.exists(file)) {
            return new Program(
                    name, "", classes, List.of(), serves, List.of(), Optional.of("not built: " + buildError(name)));
        }
        String jars = Files.readString(file).strip();
        List<Path> shipped = new ArrayList<>();
        for (String jar : jars.split(":")) {
            if (!jar.contains("netc-benchmarks-harness") && !jar.contains("jspecify")) {
                shipped.add(Path.of(jar));
            }
        }
        return new Program(
                name,
                target.resolve("classes") + ":" + jars,
                classes,
                List.of(VECTOR),
                serves,
                shipped,
                Optional.empty());
    }

    /** What Maven said about a peer's module. */
    private static String buildError(String name) throws IOException {
        if (!Files.exists(PEERS_LOG)) {
            return "benchmarks/run builds it";
        }
        return Files.readAllLines(PEERS_LOG).stream()
                .filter(line -> line.contains("[ERROR]") && line.contains("netc-benchmarks-" + name))
                .findFirst()
                .map(line -> line.substring(line.indexOf("[ERROR]") + 8))
                .orElse("see " + PEERS_LOG);
    }

    private static Path jar(String prefix) {
        try (Stream<Path> jars = Files.list(JARS)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + prefix + " in " + JARS));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes of the files that are shipped with an application. */
    long size() throws IOException {
        long bytes = 0;
        for (Path file : shipped) {
            bytes += Files.size(file);
        }
        return system.equals(NETC) ? bytes + generatedClasses() : bytes;
    }

    /** The classes of A, as large as they are in a jar. */
    private static long generatedClasses() throws IOException {
        try (JarFile jar = new JarFile(jar("netc-benchmarks-0").toFile())) {
            return jar.stream()
                    .filter(entry -> GENERATED.matcher(entry.getName()).matches())
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
        }
    }

    Program without(String option) {
        return new Program(
                system,
                classPath,
                mainClass,
                options.stream().filter(one -> !one.equals(option)).toList(),
                serves,
                shipped,
                unavailable);
    }
}
