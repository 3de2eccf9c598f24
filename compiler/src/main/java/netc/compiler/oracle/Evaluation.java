package netc.compiler.oracle;

import java.util.Map;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/** What the values of a graph are for one batch. */
public final class Evaluation {
    private final Graph graph;
    private final Map<Value, Tensor> tensors;

    Evaluation(Graph graph, Map<Value, Tensor> tensors) {
        this.graph = graph;
        this.tensors = tensors;
    }

    public Tensor of(Value value) {
        Tensor tensor = tensors.get(value);
        if (tensor == null) {
            throw new IllegalArgumentException(value + " is not in the graph");
        }
        return tensor;
    }

    /** The result of that name. */
    public Tensor result(String name) {
        for (Root root : graph.roots()) {
            if (root instanceof Root.Result result && result.name().equals(name)) {
                return of(root.value());
            }
        }
        throw new IllegalArgumentException("the graph has no result " + name);
    }

    /** The root with that number. */
    public Tensor root(int index) {
        return of(graph.roots().get(index).value());
    }
}
