package netc.compiler.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text form of a graph for people who read mathematics: {@code h: f32[n; 64] = relu(x @ W + b)}, in the language's notation
 * as far as that goes.
 *
 * <p>Roots have their names; a value that several others read gets a name of its own; any other is written where it is read.
 * Broadcasts and reshapes are left out, the types show them. {@code xᵀ} swaps the axes of a matrix, of which the batch may be one,
 * and n is the number of samples in the batch.
 */
public final class FormulaPrinter {
    private final Graph graph;
    private final Map<Value, List<Value>> users;
    private final Map<Value, String> names = new HashMap<>();
    private final StringBuilder lines = new StringBuilder();

    private FormulaPrinter(Graph graph) {
        this.graph = graph;
        this.users = graph.users();
    }

    /** One line for each named value, in the order of computation. */
    public static String print(Graph graph) {
        FormulaPrinter printer = new FormulaPrinter(graph);
        printer.nameValues();
        printer.printValues();
        return printer.lines.toString();
    }

    /**
     * How {@code value} is computed, in terms of values with names; leaves have names of their own. What grows beyond a few lines
     * is cut short.
     */
    public static String formula(Value value, Map<Value, String> names) {
        return new Formulas(names).definition(value);
    }

    private void nameValues() {
        graph.roots().stream()
                .filter(root -> !(root.value().op() instanceof Leaf))
                .forEach(root -> names.putIfAbsent(root.value(), rootName(root)));
        int shared = 0;
        for (Value value : graph.values()) {
            boolean hasName = names.containsKey(value) || value.op() instanceof Leaf;
            if (!hasName && !Formulas.isHidden(value) && readers(value) > 1) {
                shared++;
                names.put(value, "t" + shared);
            }
        }
    }

    private void printValues() {
        Formulas formulas = new Formulas(names);
        for (Value value : graph.values()) {
            String name = names.get(value);
            if (name != null) {
                line(name, value, formulas.definition(value));
            }
        }
        for (Root root : graph.roots()) {
            String name = formulas.reference(root.value());
            if (!name.equals(rootName(root))) {
                line(rootName(root), root.value(), name);
            }
        }
    }

    private void line(String name, Value value, String formula) {
        lines.append(name)
                .append(": ")
                .append(value.type())
                .append(" = ")
                .append(formula)
                .append('\n');
    }

    private static String rootName(Root root) {
        if (root instanceof Root.Result result) {
            return result.name();
        }
        return "new " + Formulas.leaf(((Root.Assign) root).target()).text();
    }

    /** How many values read this one, seen through what is left out. */
    private int readers(Value value) {
        int readers = 0;
        for (Value user : users.getOrDefault(value, List.of())) {
            readers += Formulas.isHidden(user) && !names.containsKey(user) ? readers(user) : 1;
        }
        return readers;
    }
}
