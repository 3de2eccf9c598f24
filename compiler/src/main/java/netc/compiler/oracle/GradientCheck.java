package netc.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;

/**
 * Compares the gradients that the compiler derives and simplifies with central differences of the forward graph as it was
 * written, both in double precision.
 */
public final class GradientCheck {
    /** Enough that every gradient rule which treats samples apart shows. */
    static final int SAMPLES = 3;

    /** Larger parameters are checked at this many elements, and along one direction that moves all of them. */
    static final int MOST_ELEMENTS = 100;

    private GradientCheck() {}

    /**
     * What the check found.
     *
     * @param rows one for each parameter, in order
     */
    public record Report(List<Row> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        public boolean passed() {
            return rows.stream().allMatch(Row::passed);
        }
    }

    /**
     * What the check found for one parameter.
     *
     * @param checked how many differences were compared
     * @param kinks how many more lay where the objective has no derivative
     * @param worst the greatest {@code |gradient − difference| / (atol + rtol·|difference|)}: at most 1 is good
     * @param gradient the derivative that the compiler's graph gives there
     * @param difference the central difference there
     */
    public record Row(String parameter, int checked, int kinks, double worst, double gradient, double difference) {
        /** Whether something was compared and everything agreed; no comparison with NaN does. */
        public boolean passed() {
            return checked > 0 && worst <= 1;
        }
    }

    /**
     * Checks the gradients of every parameter of a trainable net, at parameters and data drawn from {@code seed}.
     *
     * @throws IllegalArgumentException where the net has no loss
     */
    public static Report check(Network network, long seed) {
        Value objective = TrainingStep.objective(network);
        Graph forward = Graph.of(List.of(new Root.Result(TrainingStep.OBJECTIVE, objective)));
        List<Root> roots = new ArrayList<>();
        for (Value gradient : TrainingStep.gradients(network, objective)) {
            roots.add(new Root.Result("gradient", gradient));
        }
        Graph gradients = Passes.run(network.builder(), Graph.of(roots));
        Bindings at = Draws.bindings(network, forward, SAMPLES, seed);
        Evaluation found = Oracle.evaluate(gradients, at);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            Network.Parameter parameter = network.parameters().get(i);
            double[] gradient = found.root(i).elements();
            Leaf leaf = (Leaf) parameter.value().op();
            rows.add(compare(forward, at, leaf, parameter.path(), gradient, new SplittableRandom(seed)));
        }
        return new Report(rows);
    }

    /**
     * Compares a gradient with differences of {@code objective}, whose only root is a single float.
     *
     * @param gradient with respect to all elements of {@code leaf}
     */
    public static Row compare(
            Graph objective, Bindings at, Leaf leaf, String name, double[] gradient, SplittableRandom random) {
        Comparison comparison = new Comparison(objective, at, leaf, gradient);
        if (gradient.length <= MOST_ELEMENTS) {
            for (int i = 0; i < gradient.length; i++) {
                comparison.along(i);
            }
        } else {
            for (int i = 0; i < MOST_ELEMENTS; i++) {
                comparison.along(random.nextInt(gradient.length));
            }
            comparison.along(random.doubles(gradient.length, -1, 1).toArray());
        }
        return comparison.row(name);
    }
}
