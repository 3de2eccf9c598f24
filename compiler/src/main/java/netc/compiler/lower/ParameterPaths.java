package netc.compiler.lower;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Expression;

/**
 * Where the layers that one statement calls put their parameters.
 *
 * <p>The name that the statement binds comes first; the layer's name follows only if the statement calls several layers
 * that own parameters, and a number only if the same layer is called more than once.
 */
final class ParameterPaths {
    /** For statements that can own no parameters. */
    static final ParameterPaths NONE = new ParameterPaths("", Map.of());

    private final String base;
    private final Map<Expression.Call, String> segments;

    private ParameterPaths(String base, Map<Expression.Call, String> segments) {
        this.base = base;
        this.segments = segments;
    }

    /** The paths below {@code base} for a statement with {@code expression}. */
    static ParameterPaths of(String base, Expression expression, Owners owners) {
        List<Expression.Call> calls = new ArrayList<>();
        Map<Expression.Call, String> names = new IdentityHashMap<>();
        for (Expression.Call call : Calls.in(expression)) {
            Optional<String> owner = owners.owner(call);
            if (owner.isPresent()) {
                calls.add(call);
                names.put(call, owner.get());
            }
        }
        if (calls.size() < 2) {
            return new ParameterPaths(base, Map.of());
        }
        calls.sort(Comparator.comparingInt(call -> call.function().span().start()));
        Map<String, Integer> totals = new HashMap<>();
        names.values().forEach(name -> totals.merge(name, 1, Integer::sum));
        Map<String, Integer> counts = new HashMap<>();
        Map<Expression.Call, String> segments = new IdentityHashMap<>();
        for (Expression.Call call : calls) {
            String name = names.get(call);
            int index = counts.merge(name, 1, Integer::sum) - 1;
            segments.put(call, totals.getOrDefault(name, 1) == 1 ? name : name + "[" + index + "]");
        }
        return new ParameterPaths(base, segments);
    }

    /** The path below which {@code call} puts its parameters. */
    String of(Expression.Call call) {
        return join(base, segments.getOrDefault(call, ""));
    }

    /** The parts joined by a dot, empty ones left out. */
    static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "." + second;
    }
}
