package netc.compiler.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import netc.compiler.ast.Item;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Similar;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of something that is called, and the rule by which arguments find them.
 *
 * @param variadic whether the first parameter takes all positional arguments
 */
record Signature(String function, List<Slot> slots, boolean variadic) {

    /** A parameter; a call need not give it if it is optional. */
    record Slot(String name, boolean optional) {}

    Signature {
        slots = List.copyOf(slots);
    }

    /** A signature whose optional parameters end in {@code ?}. */
    static Signature of(String function, String... slots) {
        List<Slot> list = Arrays.stream(slots)
                .map(s -> s.endsWith("?") ? new Slot(s.substring(0, s.length() - 1), true) : new Slot(s, false))
                .toList();
        return new Signature(function, list, false);
    }

    /** A signature whose first parameter takes all positional arguments. */
    static Signature variadic(String function, String... slots) {
        return new Signature(function, of(function, slots).slots(), true);
    }

    static Signature of(Item.Layer layer) {
        List<Slot> slots = layer.parameters().stream()
                .map(p -> new Slot(p.name().text(), p.defaultValue().isPresent()))
                .toList();
        return new Signature(layer.name().text(), slots, false);
    }

    /** {@code dense(x, units, init)}. */
    @Override
    public String toString() {
        return slots.stream()
                .map(s -> s.optional() ? "[" + s.name() + "]" : s.name())
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    /** The argument for each parameter that has one, or nothing where the call does not fit, which is reported. */
    Optional<Map<String, Given>> bind(List<Given> givens, Span call, Reporter reporter) {
        Map<String, Given> bound = new LinkedHashMap<>();
        List<Given> rest = new ArrayList<>();
        boolean fits = true;
        int position = 0;
        for (Given given : givens) {
            if (variadic && given.name().isEmpty()) {
                rest.add(given);
            } else {
                String slot = slotOf(given, position++, reporter);
                fits &= slot != null && put(bound, slot, given, reporter);
            }
        }
        if (!rest.isEmpty()) {
            bound.put(slots.get(0).name(), Given.of(new Meaning.Sequence(rest), call));
        }
        return fits && isComplete(bound, call, reporter) ? Optional.of(bound) : Optional.empty();
    }

    private @Nullable String slotOf(Given given, int position, Reporter reporter) {
        if (given.name().isEmpty()) {
            if (position < slots.size()) {
                return slots.get(position).name();
            }
            reporter.report(reporter.at(
                            given.span(),
                            DiagnosticCode.ARGUMENT_COUNT,
                            "`" + function + "` takes " + count(slots.size()) + ", and this is number "
                                    + (position + 1))
                    .note("its parameters: " + this));
            return null;
        }
        String name = given.name().get().text();
        List<String> names = slots.stream().map(Slot::name).toList();
        if (names.contains(name)) {
            return name;
        }
        Diagnostic.Builder diagnostic = reporter.at(
                        given.name().get().span(),
                        DiagnosticCode.UNKNOWN_ARGUMENT,
                        "`" + function + "` has no parameter `" + name + "`")
                .note("its parameters: " + this);
        Similar.to(name, names).ifPresent(similar -> diagnostic.help("did you mean `" + similar + "`?"));
        reporter.report(diagnostic);
        return null;
    }

    private boolean put(Map<String, Given> bound, String slot, Given given, Reporter reporter) {
        Given before = bound.putIfAbsent(slot, given);
        if (before != null) {
            reporter.report(
                    reporter.at(given.span(), DiagnosticCode.DUPLICATE_ARGUMENT, "`" + slot + "` is given twice")
                            .mark(before.span()));
        }
        return before == null;
    }

    private boolean isComplete(Map<String, Given> bound, Span call, Reporter reporter) {
        List<String> missing = slots.stream()
                .filter(s -> !s.optional() && !bound.containsKey(s.name()))
                .map(s -> "`" + s.name() + "`")
                .toList();
        if (!missing.isEmpty()) {
            reporter.report(reporter.at(
                            call,
                            DiagnosticCode.ARGUMENT_COUNT,
                            "`" + function + "` needs " + String.join(" and ", missing))
                    .note("its parameters: " + this));
        }
        return missing.isEmpty();
    }

    private static String count(int n) {
        return n == 0 ? "no argument" : n == 1 ? "one argument" : n + " arguments";
    }
}
