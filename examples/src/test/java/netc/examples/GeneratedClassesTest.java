package netc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netc.runtime.ClassFile;
import org.junit.jupiter.api.Test;

/** HotSpot's limits, held by every class that netc generated for the examples. */
class GeneratedClassesTest {
    /** Beyond 8,000 bytecodes C2 gives up on a method. */
    private static final int LARGEST = 7_500;

    /** Beyond 325 bytecodes a method is not inlined, and then every vector it takes or returns is boxed. */
    private static final int LARGEST_WITH_VECTORS = 300;

    @Test
    void noMethodIsTooLargeForTheCompiler() throws IOException, URISyntaxException {
        List<ClassFile> classes = classes();
        assertThat(classes).extracting(ClassFile::name).contains("netc/examples/mnist/MnistKernels512");
        for (ClassFile type : classes) {
            assertThat(type.methods()).as(type.name()).allSatisfy(method -> {
                boolean vectors = method.descriptor().contains("jdk/incubator/vector");
                assertThat(method.codeLength())
                        .as(method.name())
                        .isLessThanOrEqualTo(vectors ? LARGEST_WITH_VECTORS : LARGEST);
            });
        }
    }

    private static List<ClassFile> classes() throws IOException, URISyntaxException {
        Path root = Path.of(Learning.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(GeneratedClassesTest::read)
                    .toList();
        }
    }

    private static ClassFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ClassFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
