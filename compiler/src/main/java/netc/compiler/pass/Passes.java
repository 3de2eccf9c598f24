package netc.compiler.pass;

import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.GraphVerifier;

/** The pipeline: every pass in its order, repeated until none finds work, with the verifier after each. */
public final class Passes {
    /** What runs, in this order. */
    public static final List<Pass> PIPELINE =
            List.of(new FoldConstants(), new ShareCommon(), new Simplify(), new DropDead());

    /** Far more than any graph needs; reaching it means that two passes undo each other. */
    private static final int MOST_ROUNDS = 100;

    private Passes() {}

    /** The graph that the pipeline makes of {@code graph}, whose values {@code g} made. */
    public static Graph run(GraphBuilder g, Graph graph) {
        GraphVerifier.verify(graph, "construction");
        Graph current = graph;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Graph before = current;
            for (Pass pass : PIPELINE) {
                current = pass.run(g, current);
                GraphVerifier.verify(current, pass.name());
            }
            if (current.equals(before)) {
                return current;
            }
        }
        throw new IllegalStateException("the passes still change the graph after " + MOST_ROUNDS + " rounds");
    }
}
