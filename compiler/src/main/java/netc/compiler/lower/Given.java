package netc.compiler.lower;

import java.util.Optional;
import netc.compiler.ast.Name;
import netc.compiler.source.Span;

/** An argument after evaluation: what it means and where it is written. */
record Given(Optional<Name> name, Meaning meaning, Span span) {
    static Given of(Meaning meaning, Span span) {
        return new Given(Optional.empty(), meaning, span);
    }

    /** The text of the argument if it is short enough to be shown, otherwise {@code fallback}. */
    String text(String fallback) {
        String text = span.text();
        return text.length() <= 24 && !text.contains("\n") && !text.isEmpty() ? text : fallback;
    }
}
