package netc.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import netc.compiler.diagnostic.DiagnosticPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a file says, lowering answers with networks or messages, never with an exception, and soon. */
@Timeout(120)
class HostileNetsTest {
    private static final String VALID =
            """
            const Width = 6
            layer block(x: [..., n], units = n, act = relu) {
                param s: [n] = normal(0, 0.1)
                h = x |> dense(units) |> act
                repeat 2 { h = h |> dense(units, init = xavier_normal) }
                return h * 2 ^ 0.5 + reshape(s, [n])
            }
            net Deep {
                const K = 3
                input x: [2, 3]
                input z: [6]
                label c: class {A, B, C}
                target y: [3]
                h = concat([flatten(x), z]) |> slice(axis = 0, from = 0, to = 2 * K)
                repeat i in 0..2 { h = (h + z) |> block(Width, act = tanh) }
                logits = h |> dense(K)
                output p = softmax(logits)
                output q = transpose(x) @ x |> sum(axis = [0])
                loss = cross_entropy(logits, c, label_smoothing = 0.1) + 0.1 * l2()
                loss second = huber(logits, y) / 2
                metric accuracy = accuracy(logits, c)
                train { optimizer = adamw(weight_decay = 0.1) rate = warmup(0.1, over = 3 steps) epochs = 3 seed = 1 }
            }
            """.replace("transpose(x) @ x |> sum(axis = [0])", "(transpose(x) @ x) |> sum(axis = [0])");

    private static Lowered lower(String text) {
        Lowered lowered = Lowered.of(text, Map.of("b.net", "use \"a.net\" layer b(x) { return x }"), Map.of());
        DiagnosticPrinter.print(lowered.diagnostics());
        return lowered;
    }

    @Test
    void theTextItselfIsSound() {
        assertThat(lower(VALID).messages()).isEmpty();
    }

    @Test
    void survivesTheLossOfEveryToken() {
        String[] tokens = VALID.split("(?<=\\W)|(?=\\W)");
        for (int i = 0; i < tokens.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < tokens.length; j++) {
                text.append(i == j ? "" : tokens[j]);
            }
            lower(text.toString());
        }
    }

    @Test
    void survivesSwappedTokens() {
        Random random = new Random(2);
        String[] tokens = VALID.split("(?<=\\W)|(?=\\W)");
        List<String> words = List.of(VALID.split("\\W+"));
        for (int run = 0; run < 3000; run++) {
            StringBuilder text = new StringBuilder();
            int change = random.nextInt(tokens.length);
            int second = random.nextInt(tokens.length);
            for (int j = 0; j < tokens.length; j++) {
                boolean changed = (j == change || j == second) && tokens[j].matches("\\w+");
                text.append(changed ? words.get(random.nextInt(words.size())) : tokens[j]);
            }
            lower(text.toString());
        }
    }

    @Test
    void limitsWhatNestedCallsCost() {
        StringBuilder text = new StringBuilder("layer f0(x) { return x }\n");
        for (int i = 1; i < 60; i++) {
            text.append("layer f%d(x) { return f%d(f%d(x)) }%n".formatted(i, i - 1, i - 1));
        }
        assertThat(lower(text + "net A { input x: [1] output y = f59(x) }").messages())
                .contains("NET0603");
    }

    @Test
    void limitsHowDeepFilesUseEachOther() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            files.put("f%d.net".formatted(i), "use \"f%d.net\" layer f%d(x) { return x }".formatted(i + 1, i));
        }
        String text = "use \"f0.net\" net A { input x: [1] output y = f0(x) }";
        assertThat(Lowered.of(text, files, Map.of()).messages())
                .contains("f63.net:1:5: error NET0606: files use each other more than 64 deep");
    }

    @Test
    void limitsWhatManyMistakesCost() {
        StringBuilder text = new StringBuilder("net A { input x: [1]\n");
        for (int i = 0; i < 30_000; i++) {
            text.append("variable%d = variable%dx + x\n".formatted(i, i));
        }
        assertThat(lower(text + "}").diagnostics().errorCount()).isEqualTo(30_000);
    }

    @Test
    void lowersLongSumsOfLosses() {
        String sum = "0.1 * mean(x)" + " + mean(x)".repeat(20_000);
        assertThat(lower("net A { input x: [1] param w: [1] output y = x * w loss = sum(w) + " + sum + " }")
                        .messages())
                .isEmpty();
        StringBuilder doubled = new StringBuilder("net A { input x: [] param w: [] output y = x * w h = x + w\n");
        doubled.append("repeat 90 { h = h + h }\nloss = h }");
        assertThat(lower(doubled.toString()).messages()).isEmpty();
    }
}
