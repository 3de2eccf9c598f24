package netc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatIsNewAndDeletesWhatIsNoMore() throws IOException {
        Path old = Files.createDirectories(folder.resolve("p")).resolve("Old.java");
        Files.writeString(old, "old");
        GeneratedFiles files = new GeneratedFiles(folder);
        files.add("p/New.java", "new");
        Path added = folder.resolve("p").resolve("New.java");
        assertThat(files.write()).containsExactly(old, added);
        assertThat(old).doesNotExist();
        assertThat(added).hasContent("new");
    }

    @Test
    void leavesAloneWhatIsTheSame() throws IOException {
        GeneratedFiles files = new GeneratedFiles(folder);
        files.add("Same.java", "same");
        files.write();
        FileTime written = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("Same.java"), written);
        assertThat(files.write()).isEmpty();
        assertThat(Files.getLastModifiedTime(folder.resolve("Same.java"))).isEqualTo(written);
    }
}
