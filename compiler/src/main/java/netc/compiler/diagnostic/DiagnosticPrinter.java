package netc.compiler.diagnostic;

import java.util.Arrays;
import java.util.List;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;

/**
 * The text form of diagnostics.
 *
 * <pre>
 * mnist.net:16:14: error NET0104: cannot multiply x [784] by W1 [785, 256]
 *    16 |   h = relu(x @ W1 + b1)
 *       |            ~ ^ ~~
 *    the inner dimensions differ: 784 (input x, line 4) and 785 (param W1, line 9)
 *    help: did you mean  param W1: [784, 256]
 * </pre>
 */
public final class DiagnosticPrinter {
    /** The most code points of a source line that are shown. */
    private static final int WIDTH = 110;

    private DiagnosticPrinter() {}

    /** All diagnostics in order, with a line for those that were dropped. */
    public static String print(Diagnostics diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.sorted().forEach(d -> out.append(print(d)));
        if (diagnostics.dropped() > 0) {
            out.append("and %d more; only the first %d are shown%n"
                    .formatted(diagnostics.dropped(), Diagnostics.LIMIT)
                    .replace("\r", ""));
        }
        return out.toString();
    }

    /** One diagnostic, several lines, each with its line end {@code \n}. */
    public static String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        out.append("%s: %s %s: %s\n"
                .formatted(
                        diagnostic.span(),
                        diagnostic.severity().word(),
                        diagnostic.code().id(),
                        diagnostic.message()));
        excerpt(out, diagnostic.span(), diagnostic.marks());
        diagnostic.notes().forEach(note -> out.append("   ").append(note).append('\n'));
        for (Diagnostic.Site site : diagnostic.sites()) {
            out.append("   %s: %s\n".formatted(site.span(), site.message()));
            excerpt(out, site.span(), List.of());
        }
        diagnostic.help().forEach(help -> out.append("   help: ").append(help).append('\n'));
        return out.toString();
    }

    private static void excerpt(StringBuilder out, Span span, List<Span> marks) {
        SourceText source = span.source();
        if (source.length() == 0) {
            return;
        }
        int line = span.line();
        int[] text =
                source.line(line).codePoints().map(DiagnosticPrinter::visible).toArray();
        char[] under = new char[text.length + 1];
        Arrays.fill(under, ' ');
        for (Span mark : marks) {
            if (mark.source() == source && mark.line() == line) {
                underline(under, mark, '~');
            }
        }
        underline(under, span, '^');
        int from = window(span, text.length);
        int to = Math.min(text.length, from + WIDTH);
        String before = from > 0 ? "…" : "";
        String after = to < text.length ? "…" : "";
        out.append("%5d | %s%s%s\n".formatted(line, before, new String(text, from, to - from), after));
        String marked = new String(under, from, Math.min(under.length, to + 1) - from);
        out.append("      | ")
                .append(" ".repeat(before.length()))
                .append(marked.stripTrailing())
                .append('\n');
    }

    /** Where the excerpt of a long line begins, so that the span is in it. */
    private static int window(Span span, int length) {
        if (length <= WIDTH) {
            return 0;
        }
        int centred = span.column() - 1 - WIDTH / 2;
        return Math.max(0, Math.min(centred, length - WIDTH));
    }

    private static void underline(char[] under, Span span, char mark) {
        int start = Math.min(span.column() - 1, under.length - 1);
        int end = Math.min(start + Math.max(1, span.length()), Math.max(start + 1, under.length - 1));
        Arrays.fill(under, start, end, mark);
    }

    /** Tabs take one column, and nothing from the file reaches the terminal as a control character. */
    private static int visible(int codePoint) {
        if (codePoint == '\t') {
            return ' ';
        }
        boolean control = Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
        return control ? '\u00B7' : codePoint;
    }
}
