package netc.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/**
 * A net of dense layers with ReLU between them, and the size of its training batches.
 *
 * @param name a capital letter
 * @param widths the inputs, then the outputs of each layer
 * @param batch how many samples a training step takes
 * @param regression whether the loss is the mean squared error rather than softmax cross entropy
 */
public record Work(String name, List<Integer> widths, int batch, boolean regression) {
    /** How many samples a prediction of many takes. */
    public static final int MANY = 256;

    /** All that are measured. */
    public static final List<Work> ALL = List.of(
            new Work("A", List.of(784, 128, 64, 10), 64, false),
            new Work("B", List.of(784, 1024, 1024, 10), 128, false),
            new Work("C", List.of(64, 64, 64, 10), 32, false),
            new Work("F", List.of(500, 1024, 128, 32, 1), 64, true));

    /** Keeps a copy of the widths. */
    public Work {
        widths = List.copyOf(widths);
    }

    /** The work of a name. */
    public static Work of(String name) {
        for (Work work : ALL) {
            if (work.name.equals(name)) {
                return work;
            }
        }
        throw new IllegalArgumentException("no work " + name);
    }

    /** How many layers it has. */
    public int layers() {
        return widths.size() - 1;
    }

    /** How many numbers a sample has. */
    public int inputs() {
        return widths.get(0);
    }

    /** How many numbers the net gives for a sample. */
    public int outputs() {
        return widths.get(layers());
    }

    /** The numbers of all weights and biases. */
    public long parameters() {
        long sum = 0;
        for (int layer = 0; layer < layers(); layer++) {
            sum += (widths.get(layer) + 1L) * widths.get(layer + 1);
        }
        return sum;
    }

    /** What the matrix products of a prediction of n samples compute; a multiply-add counts as two. */
    public double predictionFlops(int n) {
        double multiplyAdds = 0;
        for (int layer = 0; layer < layers(); layer++) {
            multiplyAdds += (double) n * widths.get(layer) * widths.get(layer + 1);
        }
        return 2 * multiplyAdds;
    }

    /**
     * What the matrix products of a training step compute: for each layer the outputs, the gradient of its weights, and
     * that of its inputs, which the first layer does not need.
     */
    public double stepFlops() {
        double first = 2.0 * batch * widths.get(0) * widths.get(1);
        return 3 * predictionFlops(batch) - first;
    }

    /** The widths, with hyphens between them. */
    public String shape() {
        return String.join(
                "-",
                widths.stream()
                        .map(width -> String.format(Locale.ROOT, "%d", width))
                        .toList());
    }
}
