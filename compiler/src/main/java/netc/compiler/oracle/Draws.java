package netc.compiler.oracle;

import java.util.SplittableRandom;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;

/** Draws parameters and data at which a net's gradients are checked. */
final class Draws {
    private final SplittableRandom random;

    private Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Parameters of about the size that training begins with, and data between −1 and 1, or between 0 and 1 where the objective
     * is not a number for negative data.
     */
    static Bindings bindings(Network network, Graph objective, int samples, long seed) {
        Bindings signed = new Draws(seed).draw(network, samples, -1);
        boolean defined = Double.isFinite(Oracle.single(objective, signed));
        return defined ? signed : new Draws(seed).draw(network, samples, 0);
    }

    private Bindings draw(Network network, int samples, double least) {
        Bindings bindings = new Bindings(samples);
        for (Network.Feed feed : network.feeds()) {
            int size = (int) feed.type().shape().size() * (feed.type().batch() ? samples : 1);
            bindings.set((Leaf) feed.value().op(), feed(feed.type().element(), size, least));
        }
        for (Network.Parameter parameter : network.parameters()) {
            bindings.set((Leaf) parameter.value().op(), parameter(parameter));
        }
        return bindings;
    }

    private double[] feed(ElementType element, int size, double least) {
        if (element instanceof ElementType.ClassIndex index) {
            return random.ints(size, 0, index.classes()).asDoubleStream().toArray();
        }
        return random.doubles(size, least, 1).toArray();
    }

    /** Around zero with the usual spread, or around the constant that the parameter begins with: never at a kink there. */
    private double[] parameter(Network.Parameter parameter) {
        Shape shape = parameter.type().shape();
        int size = (int) shape.size();
        double spread = shape.rank() < 2 ? 0.3 : Math.sqrt(3.0 * shape.lastExtent() / size);
        double middle = parameter.initializer().function().equals("constant")
                ? parameter.initializer().arguments().get(0)
                : 0;
        return random.doubles(size, middle - spread, middle + spread).toArray();
    }
}
