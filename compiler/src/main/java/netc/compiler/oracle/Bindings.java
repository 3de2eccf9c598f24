package netc.compiler.oracle;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.StepScalar;

/** What the leaves of a graph hold while the oracle interprets it for a batch. */
public final class Bindings {
    private final int samples;
    private final Map<Leaf, Tensor> leaves = new HashMap<>();
    private final Map<StepScalar, Double> scalars = new EnumMap<>(StepScalar.class);

    public Bindings(int samples) {
        this.samples = samples;
        set(StepScalar.INVERSE_BATCH, 1.0 / samples);
    }

    public int samples() {
        return samples;
    }

    /**
     * Gives a feed, parameter or state its elements, row-major and the batch outermost; the array is kept, not copied.
     *
     * @throws IllegalArgumentException where there are more or fewer than its type has
     */
    public Bindings set(Leaf leaf, double... elements) {
        leaves.put(leaf, new Tensor(leaf.type(), samples, elements));
        return this;
    }

    public Bindings set(StepScalar scalar, double value) {
        scalars.put(scalar, value);
        return this;
    }

    /** The elements that {@link #set} gave the leaf: changing them changes what the next interpretation sees. */
    public double[] elements(Leaf leaf) {
        return tensor(leaf).elements();
    }

    Tensor tensor(Leaf leaf) {
        if (leaf instanceof Leaf.Constant constant) {
            return single(leaf, constant.value());
        }
        if (leaf instanceof Leaf.Scalar scalar) {
            Double value = scalars.get(scalar.scalar());
            if (value == null) {
                throw new IllegalStateException(leaf + " has no value");
            }
            return single(leaf, value);
        }
        Tensor tensor = leaves.get(leaf);
        if (tensor == null) {
            throw new IllegalStateException(leaf + " has no elements");
        }
        return tensor;
    }

    private Tensor single(Leaf leaf, double value) {
        return new Tensor(leaf.type(), samples, new double[] {value});
    }
}
