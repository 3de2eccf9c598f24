package netc.compiler.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** The values that have a name at some place, innermost first. */
final class Scope {
    /** A name, what it stands for, and where it was bound. */
    record Symbol(String name, Sort sort, Meaning meaning, Span span) {}

    /** How a name came to be. */
    enum Sort {
        CONST("a const"),
        INPUT("an input"),
        LABEL("a label"),
        TARGET("a target"),
        PARAM("a param"),
        BINDING("a value"),
        OUTPUT("an output"),
        LOSS("a loss"),
        PARAMETER("a parameter"),
        DIM("a dim"),
        COUNTER("a counter");

        private final String text;

        Sort(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final @Nullable Scope outer;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Set<String> rebound = new HashSet<>();
    private final Map<String, Span> announced = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    Optional<Symbol> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Symbol symbol = scope.symbols.get(name);
            if (symbol != null) {
                return Optional.of(symbol);
            }
        }
        return Optional.empty();
    }

    /** Whether the name is bound in this scope itself. */
    boolean owns(String name) {
        return symbols.containsKey(name);
    }

    void define(Symbol symbol) {
        symbols.put(symbol.name(), symbol);
    }

    /** Binds a name of an enclosing scope again, from this one, a turn of a {@code repeat}; false the second time. */
    boolean rebind(Symbol symbol) {
        Scope owner = this;
        while (owner.outer != null && !owner.owns(symbol.name())) {
            owner = owner.outer;
        }
        owner.define(symbol);
        return rebound.add(symbol.name());
    }

    /** Notes that a later statement binds the name, for messages. */
    void announce(String name, Span span) {
        announced.putIfAbsent(name, span);
    }

    /** Where a later statement binds the name. */
    Optional<Span> announced(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Span span = scope.announced.get(name);
            if (span != null) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** All names in sight, in alphabetical order. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(symbols.keySet());
        if (outer != null) {
            names.addAll(outer.names());
        }
        return names;
    }
}
