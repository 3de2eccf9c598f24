package netc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be told to the user.
 *
 * <p>Keeps at most {@value #LIMIT} diagnostics, errors rather than warnings, and never the same one twice: a layer that is called ten times has its
 * mistake reported once.
 */
public final class Diagnostics {
    /** The most diagnostics that are kept. */
    public static final int LIMIT = 100;

    /** What makes two diagnostics the same to a reader. */
    private record Key(DiagnosticCode code, Span span, String message) {}

    private final Map<Key, Diagnostic> reported = new LinkedHashMap<>();
    private int errors;
    private int dropped;

    public void report(Diagnostic diagnostic) {
        Key key = new Key(diagnostic.code(), diagnostic.span(), diagnostic.message());
        if (reported.containsKey(key)) {
            return;
        }
        errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
        if (reported.size() == LIMIT) {
            dropped++;
            if (diagnostic.severity() != Severity.ERROR || !dropWarning()) {
                return;
            }
        }
        reported.put(key, diagnostic);
    }

    /** Makes room for an error: whoever has to mend something must be told what. */
    private boolean dropWarning() {
        @Nullable Key last = null;
        for (Map.Entry<Key, Diagnostic> entry : reported.entrySet()) {
            last = entry.getValue().severity() == Severity.WARNING ? entry.getKey() : last;
        }
        return last != null && reported.remove(last) != null;
    }

    public void report(Diagnostic.Builder diagnostic) {
        report(diagnostic.build());
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** The number of errors, including those beyond the limit. */
    public int errorCount() {
        return errors;
    }

    /** The number of diagnostics that were dropped for lack of room. */
    public int dropped() {
        return dropped;
    }

    /** The diagnostics by file, in the order in which the files appeared, and by position. */
    public List<Diagnostic> sorted() {
        List<String> files = reported.values().stream()
                .map(d -> d.span().source().name())
                .distinct()
                .toList();
        List<Diagnostic> result = new ArrayList<>(reported.values());
        result.sort(Comparator.<Diagnostic>comparingInt(
                        d -> files.indexOf(d.span().source().name()))
                .thenComparingInt(d -> d.span().start()));
        return result;
    }
}
