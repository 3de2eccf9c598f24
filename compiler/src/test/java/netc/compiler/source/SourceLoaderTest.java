package netc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import netc.compiler.source.SourceException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLoaderTest {
    @TempDir
    Path directory;

    private void assertProblem(byte[] content, Problem problem) throws IOException {
        Path file = Files.write(directory.resolve("a.net"), content);
        assertThatThrownBy(() -> SourceLoader.load("a.net", file))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void readsUtf8WithOrWithoutMark() throws Exception {
        Path file = Files.writeString(directory.resolve("a.net"), "\uFEFFnet Ä {}\r\n// \uD83D\uDE00 x\rend");
        SourceText text = SourceLoader.load("sub/a.net", file);
        assertThat(text.name()).isEqualTo("sub/a.net");
        assertThat(text.path()).contains(file);
        assertThat(text.lineCount()).isEqualTo(3);
        assertThat(text.line(2)).isEqualTo("// \uD83D\uDE00 x");
        int x = text.text().codePointCount(0, text.text().indexOf('x'));
        assertThat(text.span(x, x + 1)).hasToString("sub/a.net:2:6");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        assertProblem(new byte[0], Problem.EMPTY);
        assertProblem(" \n\t".getBytes(StandardCharsets.UTF_8), Problem.EMPTY);
        assertProblem(new byte[] {'a', 0, 'b'}, Problem.BINARY);
        assertProblem(new byte[] {'a', '\n', (byte) 0xff}, Problem.NOT_UTF8);
        assertProblem(new byte[] {'a', (byte) 0xc3}, Problem.NOT_UTF8);
        assertProblem(new byte[SourceLoader.MAX_BYTES + 1], Problem.TOO_LARGE);
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> SourceLoader.load("b.net", directory.resolve("b.net")))
                .hasMessage("there is no such file");
        assertThatThrownBy(() -> SourceLoader.load("d", directory)).hasMessageContaining("directory");
    }
}
