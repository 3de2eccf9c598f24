package netc.compiler.pass;

import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.pass.rule.Rules;

/** Computes what depends on literals alone, in double; the result is rounded once, where it meets a tensor. */
public final class FoldConstants implements Pass {
    private final Simplify folding = new Simplify(name(), List.of(Rules.FOLD_CONSTANT));

    @Override
    public String name() {
        return "fold constants";
    }

    @Override
    public Graph run(GraphBuilder g, Graph graph) {
        return folding.run(g, graph);
    }
}
