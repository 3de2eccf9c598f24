package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tarin a.net",
                "train",
                "train a.net b.net",
                "train a.net --epoch",
                "train a.net --epochs ten",
                "train a.net --epochs 0",
                "train a.net --batch -1",
                "train a.net --rate 0",
                "train a.net --rate NaN",
                "train a.net --threads 0",
                "train a.net -DHidden",
                "eval a.net",
                "predict a.net",
                "predict a.net --weights w --count 0",
                "check a.net --emit=assembly",
                "compile"
            })
    void wrongUseIsTwoLinesAndExitCode2(String arguments) {
        Run run = Run.netc(split(arguments));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("netc: ").contains("--help").hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "compile", "summary", "explain", "gradcheck", "train", "eval", "predict"})
    void everyCommandExplainsItself(String command) {
        Run run = Run.netc(split(command + " --help"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: netc " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsItsVersion() {
        assertThat(Run.netc("--version").out()).startsWith("netc ");
    }

    private static Object[] split(String arguments) {
        return Stream.of(arguments.split(" ")).filter(text -> !text.isEmpty()).toArray();
    }
}
