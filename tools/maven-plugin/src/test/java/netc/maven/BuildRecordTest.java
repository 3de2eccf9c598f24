package netc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRecordTest {
    @TempDir
    Path folder;

    private Path input;
    private Path output;
    private BuildRecord record;

    @BeforeEach
    void recordABuild() throws IOException {
        input = Files.writeString(folder.resolve("a.net"), "net A {}");
        output = Files.writeString(folder.resolve("A.java"), "class A {}");
        record = new BuildRecord(folder.resolve("state/record"));
        record.write("settings", List.of(input), List.of(output));
    }

    @Test
    void isCurrentWhileNothingChanges() throws IOException {
        assertThat(record.isCurrent("settings", List.of(input))).isTrue();
    }

    @Test
    void otherSettingsAreAChange() throws IOException {
        assertThat(record.isCurrent("others", List.of(input))).isFalse();
    }

    @Test
    void anInputWithOtherContentIsAChange() throws IOException {
        Files.writeString(input, "net B {}");
        assertThat(record.isCurrent("settings", List.of(input))).isFalse();
    }

    @Test
    void aNewInputIsAChangeAndSoIsOneThatIsNoMore() throws IOException {
        Path other = Files.writeString(folder.resolve("b.net"), "net B {}");
        assertThat(record.isCurrent("settings", List.of(input, other))).isFalse();
        Files.delete(input);
        assertThat(record.isCurrent("settings", List.of())).isFalse();
    }

    @Test
    void aMissingOrEditedOutputIsAChange() throws IOException {
        Files.writeString(output, "class A { int edited; }");
        assertThat(record.isCurrent("settings", List.of(input))).isFalse();
        Files.delete(output);
        assertThat(record.isCurrent("settings", List.of(input))).isFalse();
    }

    @Test
    void aRecordThatIsNoRecordIsAChange() throws IOException {
        Files.writeString(folder.resolve("state/record"), "\nnonsense\n");
        assertThat(record.isCurrent("settings", List.of(input))).isFalse();
    }
}
