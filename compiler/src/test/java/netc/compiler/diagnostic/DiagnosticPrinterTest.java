package netc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static Span find(SourceText source, String part) {
        int at = source.text().indexOf(part);
        int start = source.text().codePointCount(0, at);
        return source.span(start, start + part.codePointCount(0, part.length()));
    }

    @Test
    void underlinesOperatorAndOperands() {
        SourceText source = SourceText.of("mnist.net", "net A {\n  h = relu(x @ W1 + b1)\n}");
        Diagnostic diagnostic = Diagnostic.at(find(source, "@"), DiagnosticCode.SYNTAX, "cannot multiply")
                .mark(find(source, "x"))
                .mark(find(source, "W1"))
                .note("the inner dimensions differ")
                .site(find(source, "A"), "in this net")
                .help("did you mean  y")
                .build();
        assertThat(DiagnosticPrinter.print(diagnostic)).isEqualTo("""
                        mnist.net:2:14: error NET0015: cannot multiply
                            2 |   h = relu(x @ W1 + b1)
                              |            ~ ^ ~~
                           the inner dimensions differ
                           mnist.net:1:5: in this net
                            1 | net A {
                              |     ^
                           help: did you mean  y
                        """);
    }

    @Test
    void countsCodePointsAndShowsNoControlCharacters() {
        SourceText source = SourceText.of("a.net", "\t\uD83D\uDE00\u001B[31m x");
        assertThat(DiagnosticPrinter.print(Diagnostic.at(find(source, "x"), DiagnosticCode.SYNTAX, "m")
                        .build()))
                .isEqualTo("a.net:1:9: error NET0015: m\n    1 |  \uD83D\uDE00\u00B7[31m x\n      |         ^\n");
    }

    @Test
    void clipsLongLines() {
        SourceText source = SourceText.of("a.net", "y".repeat(5000) + "x" + "z".repeat(5000));
        List<String> lines = DiagnosticPrinter.print(Diagnostic.at(find(source, "x"), DiagnosticCode.SYNTAX, "m")
                        .build())
                .lines()
                .toList();
        assertThat(lines.get(1)).hasSizeLessThan(130);
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('x');
    }

    @Test
    void pointsBehindTheLastCharacter() {
        SourceText source = SourceText.of("a.net", "abc");
        assertThat(DiagnosticPrinter.print(Diagnostic.at(source.span(3, 3), DiagnosticCode.SYNTAX, "m")
                        .build()))
                .endsWith("    1 | abc\n      |    ^\n");
    }

    @Test
    void reportsOnceAndInOrder() {
        SourceText source = SourceText.of("a.net", "abc");
        Diagnostics diagnostics = new Diagnostics();
        for (int offset : new int[] {2, 0, 2}) {
            diagnostics.report(Diagnostic.at(source.span(offset, offset), DiagnosticCode.SYNTAX, "m"));
        }
        assertThat(diagnostics.sorted()).extracting(d -> d.span().start()).containsExactly(0, 2);
        assertThat(diagnostics.errorCount()).isEqualTo(2);
    }

    @Test
    void findsNamesNearby() {
        assertThat(Similar.to("sotfmax", List.of("softmax", "softplus"))).contains("softmax");
        assertThat(Similar.to("Relu", List.of("relu", "elu"))).contains("relu");
        assertThat(Similar.to("x", List.of("y"))).isEmpty();
        assertThat(Similar.to("dense", List.of("conv", "relu"))).isEmpty();
    }
}
