package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void isOneLineOfTheTerminalThatIsWiped() {
        ProgressBar bar = new ProgressBar(console(true), "epoch 1/2");
        bar.stepped(5, 10, 0.25f);
        bar.wipe();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\repoch 1/2 " + "█".repeat(15) + "·".repeat(15) + " 5/10  loss 0.2500")
                .endsWith("\r\u001B[K")
                .doesNotContain("\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void isSilentWhereNobodyWatches() {
        ProgressBar bar = new ProgressBar(console(false), "epoch 1/2");
        bar.stepped(5, 10, 0.25f);
        bar.wipe();
        assertThat(err.size()).isZero();
    }

    private Console console(boolean terminal) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }
}
