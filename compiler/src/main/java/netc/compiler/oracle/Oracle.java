package netc.compiler.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Op;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.type.TensorType;

/** Interprets a graph in double precision, plainly and independently of every plan, pass and emitter. */
public final class Oracle {
    private Oracle() {}

    /** What every value of the graph is, for the batch that {@code bindings} describe. */
    public static Evaluation evaluate(Graph graph, Bindings bindings) {
        Map<Value, Tensor> results = new HashMap<>();
        for (Value value : graph.values()) {
            List<Tensor> operands = value.operands().stream().map(results::get).toList();
            Tensor result = value.op() instanceof Leaf leaf
                    ? bindings.tensor(leaf)
                    : evaluate(value.op(), value.type(), operands, bindings.samples());
            results.put(value, result);
        }
        return new Evaluation(graph, results);
    }

    /** The element of the graph's only root, which is a single float. */
    public static double single(Graph graph, Bindings bindings) {
        return evaluate(graph, bindings).root(0).single();
    }

    private static Tensor evaluate(Op op, TensorType type, List<Tensor> operands, int samples) {
        Tensor y = Tensor.of(type, samples);
        if (op instanceof Lanewise lanewise) {
            lanewise(lanewise, operands, y);
        } else if (op instanceof Reduction reduction) {
            ReductionOracle.evaluate(reduction, operands.get(0), y);
        } else if (op instanceof Contraction contraction) {
            contract(contraction, operands.get(0), operands.get(1), y);
        } else if (op instanceof Layout layout) {
            LayoutOracle.evaluate(layout, operands, y);
        } else if (op instanceof Lookup lookup) {
            LookupOracle.evaluate(lookup, operands, y);
        } else {
            throw new IllegalStateException("the oracle does not know " + op);
        }
        return y;
    }

    private static void lanewise(Lanewise lanewise, List<Tensor> operands, Tensor y) {
        int arity = operands.size();
        int[][] offsets = new int[arity][];
        for (int k = 0; k < arity; k++) {
            offsets[k] = Walk.broadcast(operands.get(k).type().shape(), y.type().shape());
        }
        double[] x = new double[arity];
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int i = 0; i < y.size(); i++) {
                for (int k = 0; k < arity; k++) {
                    x[k] = operands.get(k).get(sample, offsets[k][i]);
                }
                y.set(sample, i, lanewise.function().evaluate(x));
            }
        }
    }

    private static void contract(Contraction contraction, Tensor a, Tensor b, Tensor y) {
        ContractionWalk walk =
                new ContractionWalk(contraction, a.type().shape(), b.type().shape());
        boolean sumsBatch = !y.type().batch() && (a.type().batch() || b.type().batch());
        int samples = Math.max(a.stored(), b.stored());
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < y.size(); i++) {
                double before = sumsBatch ? y.get(0, i) : 0;
                y.set(sample, i, before + walk.sum(a, b, sample, i));
            }
        }
    }
}
