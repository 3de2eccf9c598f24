package netc.compiler.pass;

import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;

/** A step from graph to graph that keeps what every root means. */
public interface Pass {
    /** What messages and printed stages call the pass. */
    String name();

    /** The changed graph, or {@code graph} itself where there was nothing to do; new values are made by {@code g}. */
    Graph run(GraphBuilder g, Graph graph);
}
