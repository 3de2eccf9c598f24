package netc.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a command prints: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person watches, who likes a progress bar
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
    void line(String format, Object... arguments) {
        out.print(String.format(Locale.ROOT, format, arguments) + "\n");
    }

    void text(String text) {
        out.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }

    void problem(String message) {
        err.print("netc: " + message + "\n");
    }
}
