package netc.compiler.lower;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.Span;

/** Which names are read. A statement that is expanded several times is used if one of its values is. */
final class Usage {
    private final Map<Span, Scope.Symbol> declared = new LinkedHashMap<>();
    private final Set<Span> used = new HashSet<>();

    /** Notes a name that ought to be read somewhere. */
    void declare(Scope.Symbol symbol) {
        declared.putIfAbsent(symbol.span(), symbol);
    }

    /** Notes that the name bound at {@code symbol} is read. */
    void use(Scope.Symbol symbol) {
        used.add(symbol.span());
    }

    /** Warns of every name that is not read. */
    void warn(Reporter reporter) {
        declared.forEach((span, symbol) -> {
            if (!used.contains(span) && !span.source().isLibrary()) {
                reporter.error(
                        span,
                        DiagnosticCode.UNUSED,
                        symbol.sort().toString().replaceFirst("^an? ", "") + " `" + symbol.name() + "` is never used");
            }
        });
    }
}
