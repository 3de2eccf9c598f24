package netc.compiler.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import netc.compiler.type.TensorType;

/** Checks what every graph must be: ordered, closed, typed by its own rules, with roots of the right type. */
public final class GraphVerifier {
    private GraphVerifier() {}

    /**
     * @param pass the name of what produced the graph, for the message
     * @throws IllegalStateException naming the pass and the value at fault
     */
    public static void verify(Graph graph, String pass) {
        Set<Value> known = new HashSet<>();
        for (Value value : graph.values()) {
            for (Value operand : value.operands()) {
                require(
                        known.contains(operand),
                        pass,
                        value,
                        () -> "reads " + operand + ", which is not computed before it");
            }
            require(known.add(value), pass, value, () -> "is computed twice");
            List<TensorType> types = value.operands().stream().map(Value::type).toList();
            TypeResult inferred = value.op().infer(types);
            require(
                    inferred.equals(TypeResult.ok(value.type())),
                    pass,
                    value,
                    () -> "has type " + value.type() + ", but its rule says " + inferred);
        }
        for (Root root : graph.roots()) {
            require(known.contains(root.value()), pass, root.value(), () -> "is a root and not in the graph");
            if (root instanceof Root.Assign assign) {
                require(
                        assign.target().type().equals(root.value().type()),
                        pass,
                        root.value(),
                        () -> "has type " + root.value().type() + " and is assigned to " + assign.target() + " of type "
                                + assign.target().type());
            }
        }
    }

    private static void require(boolean holds, String pass, Value value, Supplier<String> fault) {
        if (!holds) {
            throw new IllegalStateException(
                    "after " + pass + ": " + value + " = " + value.op() + " " + value.operands() + " " + fault.get());
        }
    }
}
