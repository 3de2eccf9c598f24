package netc.compiler.pass;

import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Root;

/** Drops assignments of a value to itself, as an unreached parameter has them, and every value that no root needs. */
public final class DropDead implements Pass {
    @Override
    public String name() {
        return "drop dead values";
    }

    @Override
    public Graph run(GraphBuilder g, Graph graph) {
        List<Root> live =
                graph.roots().stream().filter(root -> !changesNothing(root)).toList();
        Graph needed = Graph.of(live);
        return needed.equals(graph) ? graph : needed;
    }

    private static boolean changesNothing(Root root) {
        return root instanceof Root.Assign assign && assign.value().op().equals(assign.target());
    }
}
