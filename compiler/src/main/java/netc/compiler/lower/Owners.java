package netc.compiler.lower;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netc.compiler.ast.Argument;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Item;
import netc.compiler.ast.Statement;

/** Knows which calls own parameters, before they are expanded. */
final class Owners {
    private final Module module;
    private final Scope scope;

    Owners(Module module, Scope scope) {
        this.module = module;
        this.scope = scope;
    }

    /** The name of the layer that {@code call} expands, if the layer owns parameters. */
    Optional<String> owner(Expression.Call call) {
        Optional<Function> function = resolve(call.function().text());
        if (function.isEmpty() || !(function.get() instanceof Function.Layer layer)) {
            return Optional.empty();
        }
        boolean handed = call.arguments().stream()
                .map(Argument::value)
                .filter(Expression.Reference.class::isInstance)
                .flatMap(value -> resolve(((Expression.Reference) value).name().text()).stream())
                .anyMatch(f -> owns(f, newSet()));
        return handed || owns(layer, newSet()) ? Optional.of(layer.name()) : Optional.empty();
    }

    private static Set<Item.Layer> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private Optional<Function> resolve(String name) {
        Optional<Scope.Symbol> symbol = scope.find(name);
        return symbol.isPresent() && symbol.get().meaning() instanceof Meaning.FunctionName handed
                ? Optional.of(handed.function())
                : module.function(name);
    }

    /** Whether expanding the function declares parameters; {@code seen} ends the search in recursive layers. */
    private static boolean owns(Function function, Set<Item.Layer> seen) {
        if (!(function instanceof Function.Layer layer) || !seen.add(layer.item())) {
            return false;
        }
        boolean byDefault = layer.item().parameters().stream()
                .flatMap(p -> p.defaultValue().stream())
                .filter(Expression.Reference.class::isInstance)
                .flatMap(value -> layer
                        .module()
                        .function(((Expression.Reference) value).name().text())
                        .stream())
                .anyMatch(f -> owns(f, seen));
        return byDefault || owns(layer.item().body(), layer.module(), seen);
    }

    private static boolean owns(List<Statement> statements, Module module, Set<Item.Layer> seen) {
        for (Statement statement : statements) {
            boolean owns = statement instanceof Statement.Param
                    || (statement instanceof Statement.Repeat repeat && owns(repeat.body(), module, seen))
                    || (statement instanceof Statement.Binding binding && calls(binding.value(), module, seen))
                    || (statement instanceof Statement.Return result && calls(result.value(), module, seen));
            if (owns) {
                return true;
            }
        }
        return false;
    }

    private static boolean calls(Expression expression, Module module, Set<Item.Layer> seen) {
        return Calls.in(expression).stream()
                .flatMap(call -> module.function(call.function().text()).stream())
                .anyMatch(function -> owns(function, seen));
    }
}
