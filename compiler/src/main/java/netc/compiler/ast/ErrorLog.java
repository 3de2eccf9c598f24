package netc.compiler.ast;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.diagnostic.Severity;
import netc.compiler.source.Span;

/** Passes diagnostics on and remembers where the errors of one file are, so that its sound parts can be told. */
final class ErrorLog {
    private final Diagnostics diagnostics;
    private final List<Integer> errors = new ArrayList<>();

    ErrorLog(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void report(Diagnostic.Builder builder) {
        Diagnostic diagnostic = builder.build();
        if (diagnostic.severity() == Severity.ERROR) {
            errors.add(diagnostic.span().start());
        }
        diagnostics.report(diagnostic);
    }

    /** Notes that the text at {@code offset} is wrong, although nothing is said about it. */
    void markBroken(int offset) {
        errors.add(offset);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether an error lies in {@code span}, its end included: what is missing at the end is missing there. */
    boolean hasErrorIn(Span span) {
        return errors.stream().anyMatch(offset -> span.start() <= offset && offset <= span.end());
    }
}
