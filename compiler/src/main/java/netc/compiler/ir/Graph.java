package netc.compiler.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is computed: roots and the values that they need, in topological order.
 *
 * @param values every value that a root reaches and no other, operands before results
 */
public record Graph(List<Value> values, List<Root> roots) {
    public Graph {
        values = List.copyOf(values);
        roots = List.copyOf(roots);
    }

    /** The graph of these roots, whose values come from one builder: dead values are left behind here. */
    public static Graph of(List<Root> roots) {
        List<Value> values = new ArrayList<>();
        BitSet seen = new BitSet();
        List<Value> pending = new ArrayList<>(roots.stream().map(Root::value).toList());
        while (!pending.isEmpty()) {
            Value value = pending.remove(pending.size() - 1);
            if (!seen.get(value.id())) {
                seen.set(value.id());
                values.add(value);
                pending.addAll(value.operands());
            }
        }
        values.sort(Comparator.comparingInt(Value::id));
        return new Graph(values, roots);
    }

    /** For every value, the values that read it; a value that reads it twice is listed once. */
    public Map<Value, List<Value>> users() {
        Map<Value, List<Value>> users = new IdentityHashMap<>();
        for (Value user : values) {
            users.put(user, new ArrayList<>());
            user.operands().stream()
                    .distinct()
                    .forEach(operand -> users.computeIfAbsent(operand, o -> new ArrayList<>())
                            .add(user));
        }
        return users;
    }
}
