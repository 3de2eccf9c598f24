package netc.compiler.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.diagnostic.Severity;
import netc.compiler.diagnostic.Similar;
import netc.compiler.ir.Origin;
import netc.compiler.source.Span;

/**
 * Reports mistakes where the user can mend them: at the innermost place in the user's own files, with the calls that led
 * there.
 */
final class Reporter {
    /** A layer that is being expanded, and the call that did it. */
    record Frame(Function.Layer layer, Span call) {}

    private final Diagnostics diagnostics;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int errors;

    Reporter(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void enter(Function.Layer layer, Span call) {
        frames.push(new Frame(layer, call));
    }

    void leave() {
        frames.pop();
    }

    /** The layers that are being expanded, innermost first. */
    Deque<Frame> frames() {
        return frames;
    }

    /** The innermost span in a file of the user's at or around {@code span}. */
    Span userSpan(Span span) {
        if (!span.source().isLibrary()) {
            return span;
        }
        return frames.stream()
                .map(Frame::call)
                .filter(call -> !call.source().isLibrary())
                .findFirst()
                .orElse(span);
    }

    /** The calls that are being expanded, outermost first. */
    List<Origin.Call> calls() {
        List<Origin.Call> calls = new ArrayList<>();
        frames.descendingIterator()
                .forEachRemaining(
                        frame -> calls.add(new Origin.Call(frame.layer().name(), frame.call())));
        return calls;
    }

    /** A diagnostic at {@code span}, or at the user's call where that is in the library. */
    Diagnostic.Builder at(Span span, DiagnosticCode code, String message) {
        Span primary = userSpan(span);
        Diagnostic.Builder diagnostic = Diagnostic.at(primary, code, message);
        if (!primary.equals(span)) {
            diagnostic.site(span, "inside `" + frames.element().layer().name() + "`");
        } else if (!frames.isEmpty()) {
            diagnostic.site(
                    frames.element().call(),
                    "in this call of `" + frames.element().layer().name() + "`");
        }
        return diagnostic;
    }

    void report(Diagnostic.Builder builder) {
        Diagnostic diagnostic = builder.build();
        errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
        diagnostics.report(diagnostic);
    }

    /** Reports {@code message} at {@code span}; the answer is for callers whose expression it breaks. */
    Meaning error(Span span, DiagnosticCode code, String message, String... help) {
        Diagnostic.Builder diagnostic = at(span, code, message);
        for (String text : help) {
            diagnostic.help(text);
        }
        report(diagnostic);
        return Meaning.BROKEN;
    }

    /** The name that may have been meant, as help; not looked for once there are more messages than anyone reads. */
    Diagnostic.Builder suggest(
            Diagnostic.Builder diagnostic, String name, Supplier<? extends Collection<String>> known) {
        if (diagnostics.errorCount() < Diagnostics.LIMIT) {
            Similar.to(name, known.get()).ifPresent(similar -> diagnostic.help("did you mean `" + similar + "`?"));
        }
        return diagnostic;
    }

    /** The errors reported here, also those that the user has been told already, by another net with the same layer. */
    int errorCount() {
        return errors;
    }
}
