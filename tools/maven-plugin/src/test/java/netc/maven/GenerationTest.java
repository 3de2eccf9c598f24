package netc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final String NET = "net A { input x: [2] output y = x * 2 }";

    @TempDir
    Path folder;

    private Generation generation(String... files) throws IOException {
        Path root = folder.resolve("net");
        Generation generation = new Generation(root, "", Map.of(), folder.resolve("plain"), folder.resolve("vector"));
        for (String name : files) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, NET);
            generation.compile(
                    file, new DefaultBuildContext(new org.sonatype.plexus.build.incremental.DefaultBuildContext()));
        }
        return generation;
    }

    @Test
    void aFolderIsAPackage() throws IOException, MojoFailureException {
        Generation generation = generation("a/b/c.net", "a/c.net");
        generation.failOnErrors();
        generation.write();
        assertThat(Stream.of("a/b/A.java", "a/A.java")).allMatch(name -> Files.exists(folder.resolve("plain/" + name)));
    }

    @Test
    void aFolderThatIsNoPackageIsAMistake() throws IOException {
        for (String name : List.of("my-nets", "class", "2d")) {
            Generation generation = generation(name + "/a.net");
            assertThatThrownBy(generation::failOnErrors)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("a.net: its folder gives the package `" + name + "`");
        }
    }

    @Test
    void twoFilesWithOneNetAreAMistake() throws IOException {
        Generation generation = generation("a.net", "b.net");
        assertThatThrownBy(generation::failOnErrors)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("b.net: net A becomes A.java, and so does one of ")
                .hasMessageContaining("a.net");
    }
}
