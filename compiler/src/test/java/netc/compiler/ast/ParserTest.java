package netc.compiler.ast;

import static org.assertj.core.api.Assertions.assertThat;

import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private String parse(String text) {
        return AstPrinter.print(Parser.parse(SourceText.of("a.net", text), diagnostics));
    }

    private String messages(String text) {
        parse(text);
        return DiagnosticPrinter.print(diagnostics);
    }

    @Test
    void readsEveryStatement() {
        String ast = parse("""
                use "blocks.net"
                const Width = 64
                /// A block.
                layer block(x: [..., n], units = n, init = he_normal,) {
                    const Half = units / 2
                    param W: [n, Half] = init
                    param b: [Half]
                    return x @ W + b
                }
                /// A net
                /// of two lines.
                net Deep {
                    input x: [28, 28]
                    label digit: class 10
                    label kind: [3] class {A, B,}
                    target y: []
                    h = x |> flatten
                    repeat 4 { h = h |> block(Width) |> relu }
                    repeat i in 0..4 { h = h * i }
                    /// The probabilities.
                    output p = softmax(h)
                    output h
                    loss = cross_entropy(h, digit) + 1e-4 * l2()
                    loss more = loss
                    metric accuracy = accuracy(h, digit)
                    train {
                        data = "a.net"
                        batch = 64 epochs = 20
                        rate = step_decay(0.1, every = 3 epochs)
                    }
                }
                """);
        assertThat(DiagnosticPrinter.print(diagnostics)).isEmpty();
        assertThat(ast).isEqualTo("""
                        use "blocks.net"  // 1:1
                        const Width = 64  // 2:1
                        layer block(x: [..., n], units = n, init = he_normal)  // 4:1
                            const Half = (units / 2)  // 5:5
                            param W: [n, Half] = init  // 6:5
                            param b: [Half]  // 7:5
                            return ((x @ W) + b)  // 8:5
                        net Deep  // 12:1
                            input x: [28, 28]  // 13:5
                            label digit: class 10  // 14:5
                            label kind: [3] class {A, B}  // 15:5
                            target y: []  // 16:5
                            h = (x |> flatten())  // 17:5
                            repeat 4  // 18:5
                                h = (h |> block(Width) |> relu())  // 18:16
                            repeat i in 0..4  // 19:5
                                h = (h * i)  // 19:24
                            /// The probabilities.
                            output p = softmax(h)  // 21:5
                            output h  // 22:5
                            loss = (cross_entropy(h, digit) + (1e-4 * l2()))  // 23:5
                            loss more = loss  // 24:5
                            metric accuracy = accuracy(h, digit)  // 25:5
                            train  // 26:5
                                data = "a.net"  // 27:9
                                batch = 64  // 28:9
                                epochs = 20  // 28:20
                                rate = step_decay(0.1, every = 3 epochs)  // 29:9
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-x ^ 2; (-(x ^ 2))",
                "x ^ -y ^ 2; (x ^ (-(y ^ 2)))",
                "a - b - c * d @ e; (a - b - (c * d @ e))",
                "a + b < c; ((a + b) < c)",
                "(a + b) |> f |> g(1, k = 2); ((a + b) |> f() |> g(1, k = 2))",
                "[a, [1, 2], \"s\"]; [a, [1, 2], \"s\"]",
                "3 epoch; 3 epochs",
                "1 epochs; 1 epoch",
                "a + (b |> f); (a + (b |> f()))",
                "-a * b; ((-a) * b)",
            })
    void bindsAsTightAsItShould(String text, String expected) {
        assertThat(parse("const c = " + text)).isEqualTo("const c = " + expected + "  // 1:1\n");
        assertThat(DiagnosticPrinter.print(diagnostics)).isEmpty();
    }

    @Test
    void keepsSoundItemsBesideBrokenOnes() {
        String ast = parse("""
                layer a(x) { return ) x }
                layer b(x) { y = = 2 return x }
                layer c(x) { return x }
                net { }
                layer d(x) { return x }
                """);
        assertThat(ast)
                .contains("layer c(x)  //")
                .doesNotContain("layer c(x) (broken)")
                .contains("layer b(x) (broken)");
    }

    @Test
    void reportsEveryStatementWithAnError() {
        String text = messages("""
                net A {
                    input x [3]
                    h = x +, 3
                    g = 1
                    metirc accuracy = 3
                    y = f(x x)
                    z = x[0]
                    output p = softmax(y) }
                """);
        assertThat(text).isEqualTo("""
                        a.net:2:13: error NET0015: expected `:` after `x`, found `[`
                            2 |     input x [3]
                              |             ^
                           help: an input is written  input x: [784]
                        a.net:3:12: error NET0015: expected an expression after `+`, found `,`
                            3 |     h = x +, 3
                              |            ^
                        a.net:5:12: error NET0015: expected `=` after `metirc`, found `accuracy`
                            5 |     metirc accuracy = 3
                              |            ^^^^^^^^
                           help: did you mean `metric`?
                        a.net:6:13: error NET0015: expected `,` or `)` after `x`, found `x`
                            6 |     y = f(x x)
                              |             ^
                        a.net:7:10: error NET0015: a value has no index: `[` cannot follow `x`
                            7 |     z = x[0]
                              |          ^
                           help: a part of a tensor is  slice(x, axis = 0, from = 0, to = 1)
                        """);
    }

    @Test
    void showsBothReadingsOfAMixedPipeline() {
        assertThat(messages("const a = h + x |> f")).isEqualTo("""
                        a.net:1:13: error NET0019: `+` and `|>` need parentheses to say which comes first
                            1 | const a = h + x |> f
                              |             ^   ~~
                           help: write  (h + x) |> f  or  h + (x |> f)
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "const a = x |> f + 1; (x |> f) + 1",
                "const a = -x |> f; (-x) |> f  or  -(x |> f)",
                "const a = x ^ 2 |> f; (x ^ 2) |> f  or  x ^ (2 |> f)",
                "const a = b < c < d; (a < b) * (b < c)",
                "const a = .5; 0.5",
                "const a = 1.; 1.0",
                "const a = 2x; 2 * x",
                "const a = 1_000; 1000",
                "const a = 3epochs; 3 epochs",
                "const a = x ** 2; x ^ 2",
                "const a = 'x'; \"text\"",
                "const a = 1 # one; // comment",
                "const a = f(b = 1, 2); put it before  b =",
                "const input = 1; input_",
                "state s: [1]; reserved for a later version",
                "net A { net B { } }; `net` cannot stand here",
                "input x: [1]; outside a net or layer",
                "net A { return 1 }; in a net",
                "layer a(x) { output y = x }; in a layer",
            })
    void suggestsWhatToWrite(String text, String expected) {
        assertThat(messages(text)).contains(expected);
        assertThat(diagnostics.errorCount()).isEqualTo(1);
    }

    @Test
    void pointsAtTheBracketThatIsOpen() {
        assertThat(messages("""
                        net A {
                            h = f(x, (y)
                            loss = h
                        }
                        """)).isEqualTo("""
                        a.net:2:10: error NET0013: `(` is never closed
                            2 |     h = f(x, (y)
                              |          ^
                           a.net:3:5: `loss` begins a statement that cannot stand inside
                            3 |     loss = h
                              |     ^^^^
                        """);
    }

    @Test
    void finishesAnOpenRepeatAtTheNextNetStatement() {
        assertThat(messages("net A {\n repeat 3 {\n h = x\n output p = h\n}\n"))
                .contains("a.net:2:11: error NET0013: `{` is never closed");
        assertThat(diagnostics.errorCount()).isEqualTo(1);
    }

    @Test
    void refusesACallWhoseBracketIsOnAnotherLine() {
        assertThat(messages("const a = f\n(x)"))
                .contains("a.net:2:1: error NET0021: this continues line 1")
                .contains("help: write the `(` on the line of `f`");
    }

    @Test
    void warnsOfStrayDocComments() {
        assertThat(messages("const a = 1 /// trailing\n/// for b\nconst b = 2\n/// last"))
                .contains("a.net:1:13: warning NET0901")
                .contains("a.net:4:1: warning NET0901")
                .doesNotContain("a.net:2");
    }
}
