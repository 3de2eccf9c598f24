package netc.compiler.plan;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/**
 * Chooses the matrices that lie in panels: those that are wider than one panel and that tiled contractions read lane by lane,
 * as long as nobody wants them otherwise than lane by lane, reduced, or transposed, and as no result. And the vectors of samples
 * of which a sum over the batch reads a copy in panels of samples.
 */
final class PanelChoice {
    /** Below it the copy of a vector is read too few times to pay for itself. */
    private static final int LEAST = 128;

    /** Floats of which 64 samples take 48 pages, about as many as a core keeps at hand at once. */
    private static final int FAR = 768;

    private final Set<Value> wanted = new LinkedHashSet<>();
    private final Set<Value> refused = new HashSet<>();

    private PanelChoice(List<Graph> graphs) {
        for (Graph graph : graphs) {
            graph.values().forEach(this::readers);
            graph.roots().forEach(this::result);
        }
        wanted.removeAll(refused);
    }

    /** The paths of the parameters, given all graphs of a net as they are planned. */
    static Set<String> parameters(List<Graph> graphs) {
        Set<String> paths = new LinkedHashSet<>();
        for (Value value : new PanelChoice(graphs).wanted) {
            if (value.op() instanceof Leaf.Parameter parameter) {
                paths.add(parameter.path());
            }
        }
        return paths;
    }

    /** The transposed copies that a graph makes for its contractions. */
    static Set<Value> copies(Graph graph) {
        Set<Value> copies = new HashSet<>();
        for (Value value : new PanelChoice(List.of(graph)).wanted) {
            if (value.op() instanceof Layout.Transpose) {
                copies.add(value);
            }
        }
        return copies;
    }

    /**
     * Whether a sum over the batch reads a copy of its vector of lanes in panels of samples. A tile reads a few floats of every
     * sample of both operands; where samples are far apart, each on a page of its own, these are more pages than a core knows
     * the places of, and it looks up nearly every one again for the next tile. Samples side by side take a page or two.
     */
    static boolean wantsPanelsOfSamples(Value sum, Value vector) {
        Contraction contraction = (Contraction) sum.op();
        Value other = sum.operand(0).equals(vector) ? sum.operand(1) : sum.operand(0);
        boolean outer = !contraction.batch()
                && contraction.summed().isEmpty()
                && vector.type().batch()
                && other.type().batch()
                && vector.type().rank() == 1;
        if (!outer || other.equals(vector) || !Storage.viewed(vector).equals(vector) || vector.op() instanceof Leaf) {
            return false;
        }
        long columns = vector.shape().lastExtent();
        long rows = other.shape().size();
        return columns >= LEAST && rows >= LEAST && rows + columns >= FAR;
    }

    private void readers(Value reader) {
        Value vector = Storage.vectorOperand(reader).orElse(null);
        boolean contracts = Values.isContraction(reader);
        for (Value operand : reader.operands()) {
            if (contracts) {
                boolean both = reader.operand(0).equals(reader.operand(1));
                (operand.equals(vector) && !both && isWide(operand) ? wanted : refused).add(operand);
            } else if (!Storage.readsLanes(reader) && !(reader.op() instanceof Layout.Transpose)) {
                refused.add(operand);
            }
        }
    }

    /** Results are read row by row, and strided. */
    private void result(Root root) {
        if (root instanceof Root.Result) {
            refused.add(root.value());
        }
    }

    private static boolean isWide(Value value) {
        return value.type().rank() == 2
                && !value.type().batch()
                && value.shape().lastExtent() > Panels.WIDTH;
    }
}
