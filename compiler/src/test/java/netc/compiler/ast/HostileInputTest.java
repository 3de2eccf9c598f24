package netc.compiler.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, the front end answers with messages, never with an exception, and soon. */
class HostileInputTest {
    private static final int MEBI = 1 << 20;

    private static final String VALID = """
            use "blocks.net"
            const Width = 64
            /// Doc
            layer block(x: [..., n], units = n) { param W: [n, units] = he_normal return x @ W }
            net Deep {
                input x: [28, 28]
                label digit: class {A, B}
                h = -x ^ 2 |> flatten
                repeat i in 0..4 { h = (h |> block(Width)) + 1.5e3 }
                output p = softmax(h)
                loss = cross_entropy(h, digit)
                train { rate = step_decay(0.1, every = 3 epochs) data = "x" }
            }
            """;

    private static Diagnostics parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        AstPrinter.print(Parser.parse(SourceText.of("hostile.net", text), diagnostics));
        DiagnosticPrinter.print(diagnostics);
        return diagnostics;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "[", "{", "-", "x^", "f(", ")", "}", "a+", "1 ", "a b ", "a=", "\"", ";", "/*", "...", "net A{",
                "repeat ", "\n"
            })
    void survivesAMebibyteOf(String part) {
        String text = "const a = " + part.repeat(MEBI / part.length());
        assertThat(parse(text).sorted()).hasSizeLessThanOrEqualTo(Diagnostics.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "x^", "f(", "-(", "x^("})
    void limitsNesting(String part) {
        assertThat(parse("const a = " + part.repeat(201)).sorted())
                .anyMatch(d -> d.code().id().equals("NET0014"));
    }

    @Test
    void acceptsTwoHundredLevels() {
        assertThat(parse("const a = " + "(".repeat(200) + "1" + ")".repeat(200)).hasErrors())
                .isFalse();
        assertThat(parse("const a = " + "-".repeat(200) + "1").hasErrors()).isFalse();
        assertThat(parse("const a = 1" + " + -1".repeat(1000)).hasErrors()).isFalse();
    }

    @Test
    void survivesTruncationAtEveryPosition() {
        for (int i = 0; i < VALID.length(); i++) {
            parse(VALID.substring(0, i));
            parse(VALID.substring(i));
        }
    }

    @Test
    void survivesTheLossOfEveryCharacter() {
        for (int i = 0; i < VALID.length(); i++) {
            parse(VALID.substring(0, i) + VALID.substring(i + 1));
        }
    }

    @Test
    void survivesRandomText() {
        Random random = new Random(1);
        String[] parts = VALID.split("(?<=\\W)|(?=\\W)");
        for (int run = 0; run < 300; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                text.append(
                        random.nextInt(20) == 0
                                ? Character.toString(random.nextInt(0x1000))
                                : parts[random.nextInt(parts.length)]);
            }
            parse(text.toString());
        }
    }
}
