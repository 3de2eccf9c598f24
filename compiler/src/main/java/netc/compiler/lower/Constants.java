package netc.compiler.lower;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.diagnostic.Similar;
import netc.compiler.source.Span;

/** Values that the command line or the build gives to consts, as {@code -DWidth=128}. */
final class Constants {
    private final Map<String, String> overrides;
    private final Set<String> known = new HashSet<>();

    Constants(Map<String, String> overrides) {
        this.overrides = Map.copyOf(overrides);
    }

    /** Notes a const that there is, whether or not it is ever evaluated. */
    void declare(String name) {
        known.add(name);
    }

    /** Reports overrides of consts that do not exist, at the beginning of {@code file}. */
    void reportUnknown(Span file, Diagnostics diagnostics) {
        for (String name : new TreeSet<>(overrides.keySet())) {
            if (!known.contains(name)) {
                Diagnostic.Builder diagnostic = Diagnostic.at(
                        file.source().span(0, 0),
                        DiagnosticCode.OVERRIDE,
                        "there is no const `" + name + "` to override");
                Similar.to(name, known).ifPresent(similar -> diagnostic.help("did you mean `" + similar + "`?"));
                diagnostics.report(diagnostic);
            }
        }
    }

    /** The value that is given for {@code constant}, if one is; {@code written} is what it has otherwise. */
    Meaning override(Statement.Constant constant, Meaning written, Reporter reporter) {
        String text = overrides.get(constant.name().text());
        if (text == null || constant.span().source().isLibrary()) {
            return written;
        }
        if (!isLiteral(constant.value())) {
            return reporter.error(
                    constant.value().span(),
                    DiagnosticCode.OVERRIDE,
                    "`" + constant.name() + "` cannot be overridden: it is not given by a literal");
        }
        return parse(text, written)
                .orElseGet(() -> reporter.error(
                        constant.value().span(),
                        DiagnosticCode.OVERRIDE,
                        "`" + constant.name() + "` is " + written.kind() + " and cannot become `" + text + "`"));
    }

    private static boolean isLiteral(Expression e) {
        Expression value = e instanceof Expression.Negation negation ? negation.operand() : e;
        return value instanceof Expression.Number
                || value instanceof Expression.Duration
                || value instanceof Expression.Text;
    }

    private static Optional<Meaning> parse(String text, Meaning written) {
        if (written instanceof Meaning.Text) {
            return Optional.of(new Meaning.Text(text));
        }
        String[] words = text.strip().split("\\s+");
        Optional<Double> number = number(words[0]);
        if (written instanceof Meaning.Number && words.length == 1) {
            return number.map(Meaning.Number::of);
        }
        if (written instanceof Meaning.Duration && words.length == 2 && words[1].matches("epochs?|steps?")) {
            return number.map(n -> new Meaning.Duration(n, words[1].startsWith("epoch")));
        }
        return Optional.empty();
    }

    private static Optional<Double> number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
                ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
                : Optional.empty();
    }
}
