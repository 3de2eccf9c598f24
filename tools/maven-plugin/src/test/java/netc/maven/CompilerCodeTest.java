package netc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerCodeTest {
    @TempDir
    Path folder;

    @Test
    void isWhereTheCompilerComesFrom() throws IOException {
        List<Path> files = CompilerCode.files();

        assertThat(files).isNotEmpty().allMatch(Files::isRegularFile);
        assertThat(files.toString()).containsAnyOf("netc-compiler", "Netc.class");
    }

    @Test
    void isAnInputOfARecord() throws IOException {
        BuildRecord record = new BuildRecord(folder.resolve("record"));
        record.write("settings", CompilerCode.files(), List.of());

        assertThat(record.isCurrent("settings", CompilerCode.files())).isTrue();
    }
}
