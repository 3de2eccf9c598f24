package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises about the compiled classes of this module. */
class ClassFilesTest {
    private static final String INCUBATOR = "jdk/incubator/vector";

    @Test
    void methodsThatTakeOrReturnVectorsAreInlinable() throws IOException {
        assertThat(classes().stream()
                        .flatMap(type -> type.methods().stream())
                        .filter(method -> method.descriptor().contains(INCUBATOR))
                        .filter(method -> method.codeLength() > 300))
                .isEmpty();
    }

    /** So that HotSpot never inlines them: their nodes would add to a kernel's, and past 18,000 vectors may box. */
    @Test
    void functionsThatReinterpretAreCompiledByThemselves() throws IOException {
        assertThat(codeLengths("netc/runtime/VectorLanes", List.of("exp", "log", "sigmoid")))
                .hasSize(3)
                .allMatch(length -> length > 325);
        assertThat(codeLengths("netc/runtime/VectorCalls", List.of("exp", "sigmoid", "tanh")))
                .hasSize(3)
                .allMatch(length -> length > 325);
    }

    private static List<Integer> codeLengths(String type, List<String> methods) throws IOException {
        return classes().stream()
                .filter(known -> known.name().equals(type))
                .flatMap(known -> known.methods().stream())
                .filter(method -> methods.contains(method.name()))
                .map(method -> method.codeLength())
                .toList();
    }

    /** The other classes are loaded where there is no such module. */
    @Test
    void onlyWhatVectorKernelsCallShowsTheIncubatorModule() throws IOException {
        assertThat(classes().stream()
                        .filter(type -> Stream.concat(type.methods().stream(), type.fields().stream())
                                .anyMatch(member -> member.descriptor().contains(INCUBATOR)))
                        .map(ClassFile::name))
                .containsExactlyInAnyOrder("netc/runtime/VectorLanes", "netc/runtime/VectorScans");
    }

    @Test
    void moduleRequiresNothingButTheBase() {
        assertThat(java.lang.module.ModuleFinder.of(directory())
                        .find("netc.runtime")
                        .orElseThrow()
                        .descriptor()
                        .requires())
                .extracting(java.lang.module.ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
    }

    private static List<ClassFile> classes() throws IOException {
        try (Stream<Path> files = Files.walk(directory())) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .map(ClassFilesTest::read)
                    .toList();
        }
    }

    private static ClassFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ClassFile.read(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path directory() {
        return Path.of(URI.create(
                Lanes.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
