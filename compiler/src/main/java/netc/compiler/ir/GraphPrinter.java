package netc.compiler.ir;

import java.util.stream.Collectors;

/** The text form of a graph, one value a line: {@code %3 h: f32[n; 64] = relu %2}. */
public final class GraphPrinter {
    private GraphPrinter() {}

    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder();
        for (Value value : graph.values()) {
            text.append(line(value)).append('\n');
        }
        for (Root root : graph.roots()) {
            text.append(root).append(" = ").append(root.value()).append('\n');
        }
        return text.toString();
    }

    private static String line(Value value) {
        String name = value.origin().name();
        String label = name.isEmpty() ? "" : " " + (value.origin().gradient() ? "d " : "") + name;
        String operands = value.operands().stream().map(Value::toString).collect(Collectors.joining(", "));
        return value + label + ": " + value.type() + " = " + value.op() + (operands.isEmpty() ? "" : " " + operands);
    }
}
