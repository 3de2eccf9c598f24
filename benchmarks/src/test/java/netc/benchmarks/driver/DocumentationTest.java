package netc.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    @Test
    void onlyThePartBetweenTheMarksOfThePageChanges() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "performance.md"));

        String written = Documentation.between(page, "\nfigures\n");

        assertThat(written).contains("begin -->\n\nfigures\n<!--").contains("## To repeat it");
        assertThat(Documentation.between(written, "\nfigures\n")).isEqualTo(written);
    }

    @Test
    void aPageWithoutMarksIsRefused() {
        assertThatThrownBy(() -> Documentation.between("# Performance\n", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("marks");
    }
}
