package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import netc.runtime.NetType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryNetTest {
    @TempDir
    private Path folder;

    @Test
    void loadsTheNetOfAFileWithOtherConstants() throws IOException {
        Path file = file("const Width = 2 net Small { input x: [Width] output y = x * 3 }");

        NetType type = InMemoryNet.load(file, Map.of("Width", "4"));

        float[] y = new float[4];
        type.initialize(1).newSession().output(0, new Object[] {new float[] {1, 2, 3, 4}}, 1, y);
        assertThat(y).containsExactly(3, 6, 9, 12);
    }

    @Test
    void tellsTheMistakesOfAFile() throws IOException {
        Path file = file("net Wrong { input x: [2] output y = z }");

        assertThatThrownBy(() -> InMemoryNet.load(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("error NET");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("net.net"), text);
    }
}
