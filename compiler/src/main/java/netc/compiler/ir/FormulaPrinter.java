package netc.compiler.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text form of a graph for people who read mathematics: {@code h: f32[n; 64] = relu(x @ W + b)}, in the language's notation
 * as far as that goes.
 *
 * <p>Roots have their names; a value that several others read gets a name of its own; any other is written where it is read.
 * Broadcasts and reshapes are left out, the types show them. {@code xᵀ} swaps the last two axes, of which the batch may be one, and
 * {@code (1/n)} stands for the mean over the samples of a batch.
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

    private void nameValues() {
        for (Value value : graph.values()) {
            if (value.op() instanceof Leaf leaf) {
                names.put(value, leafName(leaf));
            }
        }
        graph.roots().forEach(root -> names.putIfAbsent(root.value(), rootName(root)));
        int shared = 0;
        for (Value value : graph.values()) {
            if (!names.containsKey(value) && !isHidden(value) && readers(value) > 1) {
                shared++;
                names.put(value, "t" + shared);
            }
        }
    }

    private void printValues() {
        for (Value value : graph.values()) {
            String name = names.get(value);
            if (name != null && !(value.op() instanceof Leaf)) {
                line(name, value, formula(value).text());
            }
        }
        for (Root root : graph.roots()) {
            String first = name(root.value());
            if (!first.equals(rootName(root))) {
                line(rootName(root), root.value(), first);
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

    private String name(Value value) {
        String name = names.get(value);
        if (name == null) {
            throw new IllegalStateException(value + " has no name");
        }
        return name;
    }

    private static String leafName(Leaf leaf) {
        if (leaf instanceof Leaf.Feed feed) {
            return feed.name();
        }
        if (leaf instanceof Leaf.Parameter parameter) {
            return parameter.path();
        }
        boolean mean = leaf instanceof Leaf.Scalar scalar && scalar.scalar() == StepScalar.INVERSE_BATCH;
        return mean ? "(1/n)" : leaf.toString();
    }

    private static String rootName(Root root) {
        if (root instanceof Root.Result result) {
            return result.name();
        }
        return "new " + ((Root.Assign) root).target();
    }

    /** How many values read this one, seen through what is left out. */
    private int readers(Value value) {
        int readers = 0;
        for (Value user : users.getOrDefault(value, List.of())) {
            readers += isHidden(user) && !names.containsKey(user) ? readers(user) : 1;
        }
        return readers;
    }

    private static boolean isHidden(Value value) {
        return value.op() instanceof Layout.Broadcast || value.op() instanceof Layout.Reshape;
    }

    private Formula operand(Value value) {
        String name = names.get(value);
        return name == null ? formula(value) : Formula.atom(name);
    }

    private Formula formula(Value value) {
        List<Formula> x = value.operands().stream().map(this::operand).toList();
        if (isHidden(value)) {
            return x.get(0);
        }
        if (value.op() instanceof Lanewise lanewise) {
            return Formula.lanewise(lanewise.function(), x);
        }
        if (value.op() instanceof Contraction contraction) {
            return Formula.contraction(contraction, x.get(0), x.get(1));
        }
        if (value.op() instanceof Reduction reduction) {
            return Formula.call(reduction.monoid().toString(), x.get(0).text() + over(reduction, value.operand(0)));
        }
        return Formula.call(value.op().toString(), x.stream().map(Formula::text).collect(Collectors.joining(", ")));
    }

    /** What a reduction folds, where that is not simply all axes of a sample. */
    private static String over(Reduction reduction, Value operand) {
        List<Integer> axes = reduction.axes();
        String samples = reduction.overBatch() ? ", over samples" : "";
        return axes.isEmpty() || axes.size() == operand.type().rank() ? samples : samples + ", axis = " + axes;
    }
}
