package netc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorKernelCompilerTest {
    @TempDir
    Path folder;

    private Path kernel;
    private Path classes;
    private VectorKernelCompiler compiler;

    @BeforeEach
    void writeSources() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("net/p")).getParent();
        Files.writeString(
                sources.resolve("p/Kernels.java"), "package p; abstract class Kernels { abstract int lanes(); }");
        kernel = Files.createDirectories(folder.resolve("vector/p")).resolve("Kernels512.java");
        Files.writeString(kernel, """
                package p;
                import jdk.incubator.vector.FloatVector;
                final class Kernels512 extends Kernels {
                    @Override int lanes() { return FloatVector.SPECIES_512.length(); }
                }
                """);
        classes = folder.resolve("classes");
        compiler = new VectorKernelCompiler(sources, List.of());
    }

    @Test
    void compilesAgainstTheSourcesBesideIt() throws Exception {
        Files.createDirectories(classes);
        Files.writeString(classes.resolve("Stale.class"), "");
        compiler.compile(List.of(kernel), classes);
        assertThat(GeneratedFiles.filesUnder(classes)).containsExactly(classes.resolve("p/Kernels512.class"));
        byte[] bytes = Files.readAllBytes(classes.resolve("p/Kernels512.class"));
        assertThat(bytes[7]).as("class file version of Java 17").isEqualTo((byte) 61);
    }

    @Test
    void sourcesThatDoNotCompileAreABugOfNetc() throws Exception {
        Files.writeString(kernel, "package p; final class Kernels512 extends Missing {}");
        assertThatThrownBy(() -> compiler.compile(List.of(kernel), classes))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("bug in netc")
                .hasMessageContaining("Missing");
    }
}
