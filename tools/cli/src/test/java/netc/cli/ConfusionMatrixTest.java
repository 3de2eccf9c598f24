package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netc.runtime.NetInfo;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void countsAnswersPerClass() {
        NetInfo.Feed label =
                new NetInfo.Feed("fruit", NetInfo.Role.LABEL, List.of(), 3, List.of("fig", "kiwi", "lime"), true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        ConfusionMatrix.of(label, new int[] {0, 0, 1, 2, 2, 9}, new int[] {0, 2, 1, 2, 2, 9}, 5)
                .print(new Console(out, out, false));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        fruit   fig  kiwi  lime   <- answered
                        fig       1     ·     1
                        kiwi      ·     1     ·
                        lime      ·     ·     2
                        """);
    }

    @Test
    void manyClassesMakeNoTable() {
        assertThat(ConfusionMatrix.isReadable(label(10, true))).isTrue();
        assertThat(ConfusionMatrix.isReadable(label(1000, true))).isFalse();
        assertThat(ConfusionMatrix.isReadable(label(10, false))).isFalse();
    }

    private static NetInfo.Feed label(int classes, boolean classified) {
        return new NetInfo.Feed("y", NetInfo.Role.LABEL, List.of(), classes, List.of(), classified);
    }
}
