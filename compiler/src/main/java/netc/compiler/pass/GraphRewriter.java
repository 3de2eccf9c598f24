package netc.compiler.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.pass.rule.Uses;

/**
 * Rebuilds a graph from its leaves to its roots, one value at a time.
 *
 * <p>A value whose operands and whose own form stay is kept as it is; a new one takes the origin of the one that it replaces.
 */
final class GraphRewriter implements Uses {
    private final GraphBuilder g;
    private final Map<Value, Value> replacements = new HashMap<>();
    private final Map<Value, Integer> readers = new HashMap<>();

    GraphRewriter(GraphBuilder g) {
        this.g = g;
    }

    /**
     * @param step what becomes of a value whose operands are rewritten already; it returns a value of the same type
     * @return {@code graph} itself where nothing changed
     */
    Graph rewrite(Graph graph, UnaryOperator<Value> step) {
        Map<Value, List<Value>> users = graph.users();
        graph.roots().forEach(root -> readers.merge(root.value(), 1, Integer::sum));
        boolean changed = false;
        for (Value value : graph.values()) {
            Value replacement = replace(value, step);
            changed |= !replacement.equals(value);
            replacements.put(value, replacement);
            readers.merge(replacement, users.getOrDefault(value, List.of()).size(), Integer::sum);
        }
        if (!changed) {
            return graph;
        }
        List<Root> roots = new ArrayList<>();
        graph.roots().forEach(root -> roots.add(root.with(replacement(root.value()))));
        return Graph.of(roots);
    }

    private Value replace(Value value, UnaryOperator<Value> step) {
        Origin before = g.origin(value.origin());
        List<Value> operands = value.operands().stream().map(this::replacement).toList();
        Value rebuilt = operands.equals(value.operands()) ? value : g.apply(value.op(), operands);
        Value result = step.apply(rebuilt);
        g.origin(before);
        return result;
    }

    private Value replacement(Value value) {
        Value replacement = replacements.get(value);
        if (replacement == null) {
            throw new IllegalStateException(value + " is read before it is computed");
        }
        return replacement;
    }

    /**
     * Counts the readers that the graph had before this sweep; a value that was only just made counts as read once. Good enough
     * to decide what pays: no rewrite may depend on it for being right.
     */
    @Override
    public boolean isShared(Value value) {
        return readers.getOrDefault(value, 1) > 1;
    }
}
