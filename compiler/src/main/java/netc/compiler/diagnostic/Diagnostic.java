package netc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.source.Span;

/**
 * One message for the user.
 *
 * @param code what kind of mistake it is
 * @param span the primary span, underlined with {@code ^}
 * @param message one line that stands alone
 * @param marks further spans of the primary line, underlined with {@code ~}
 * @param notes one line each: what the compiler knows that led to the message
 * @param sites other places that belong to the message, each shown with its own line
 * @param help what to try, one line each
 */
public record Diagnostic(
        DiagnosticCode code,
        Span span,
        String message,
        List<Span> marks,
        List<String> notes,
        List<Site> sites,
        List<String> help) {

    /** A second place in the text, and what it has to do with the message. */
    public record Site(Span span, String message) {}

    public Diagnostic {
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
        sites = List.copyOf(sites);
        help = List.copyOf(help);
    }

    /** A builder for a diagnostic of {@code code} at {@code span}. */
    public static Builder at(Span span, DiagnosticCode code, String message) {
        return new Builder(span, code, message);
    }

    public Severity severity() {
        return code.severity();
    }

    /** Collects the optional parts of a diagnostic. */
    public static final class Builder {
        private final Span span;
        private final DiagnosticCode code;
        private final String message;
        private final List<Span> marks = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Site> sites = new ArrayList<>();
        private final List<String> help = new ArrayList<>();

        private Builder(Span span, DiagnosticCode code, String message) {
            this.span = span;
            this.code = code;
            this.message = message;
        }

        public Builder mark(Span mark) {
            marks.add(mark);
            return this;
        }

        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        public Builder site(Span site, String what) {
            sites.add(new Site(site, what));
            return this;
        }

        public Builder help(String text) {
            help.add(text);
            return this;
        }

        public Diagnostic build() {
            return new Diagnostic(code, span, message, marks, notes, sites, help);
        }
    }
}
