package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import netc.compiler.ir.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetcTest {
    private static final String BLOCKS = "layer twice(x: [n]) { return 2 * x }\n";
    private static final String NET = """
            use "blocks.net"
            net Line {
                const Units = 1
                input x: [2]
                target y: [Units]
                output line = x |> twice |> dense(Units)
                loss = mse(line, y)
            }
            """;

    @TempDir
    Path folder;

    @Test
    void tellsWhichFilesItRead() throws IOException {
        Path blocks = Files.writeString(folder.resolve("blocks.net"), BLOCKS);
        Path net = Files.writeString(folder.resolve("line.net"), NET);
        CompileResult result = Netc.compile(net, Options.ofPackage("p"));
        assertThat(result.messages()).isEmpty();
        assertThat(result.files()).containsExactlyInAnyOrder(net, blocks);
        assertThat(result.nets()).extracting(Network::name).containsExactly("Line");
    }

    @Test
    void overridesConstants() throws IOException {
        Files.writeString(folder.resolve("blocks.net"), BLOCKS);
        Path net = Files.writeString(folder.resolve("line.net"), NET);
        CompileResult result = Netc.compile(net, new Options("p", Map.of("Units", "3")));
        assertThat(result.nets().get(0).outputs().get(0).value().shape().size()).isEqualTo(3);
        assertThat(result.emit(Stage.GRAPH)).contains("f32[n; 3]");
    }

    @Test
    void aMissingFileIsADiagnostic() {
        Path net = folder.resolve("absent.net");
        CompileResult result = Netc.compile(net, Options.ofPackage("p"));
        assertThat(result.hasErrors()).isTrue();
        assertThat(result.messages()).startsWith(net + ":1:1: error NET0001: ");
    }
}
