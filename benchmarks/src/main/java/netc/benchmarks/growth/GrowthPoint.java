package netc.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A net of equal layers and a batch.
 *
 * @param series what grows: {@code width}, {@code depth} or {@code batch}
 * @param width of the input and of every hidden layer
 * @param depth how many hidden layers
 * @param batch samples of a step
 */
public record GrowthPoint(String series, int width, int depth, int batch) {
    /** What can grow. */
    public static final List<String> SERIES = List.of("width", "depth", "batch");

    private static final int CLASSES = 10;

    /** Every point, or every second one where it is to be quick. */
    static List<GrowthPoint> all(boolean quick) {
        int step = quick ? 4 : 2;
        List<GrowthPoint> points = new ArrayList<>();
        for (int width = 16; width <= 4096; width *= step) {
            points.add(new GrowthPoint("width", width, 2, 64));
        }
        for (int depth = 1; depth <= 64; depth *= step) {
            points.add(new GrowthPoint("depth", 128, depth, 64));
        }
        for (int batch = 1; batch <= 1024; batch *= step) {
            points.add(new GrowthPoint("batch", 256, 2, batch));
        }
        return points;
    }

    /** {@code SERIES-WIDTH-DEPTH-BATCH}. */
    String name() {
        return series + "-" + width + "-" + depth + "-" + batch;
    }

    /** Of a {@link #name()}. */
    public static GrowthPoint named(String name) {
        String[] what = name.split("-");
        return new GrowthPoint(
                what[0], Integer.parseInt(what[1]), Integer.parseInt(what[2]), Integer.parseInt(what[3]));
    }

    /** What grows. */
    public int size() {
        return switch (series) {
            case "width" -> width;
            case "depth" -> depth;
            default -> batch;
        };
    }

    /** What the matrix products of a step compute, a multiply-add counted as two; the first layer's inputs need no gradient. */
    public double flops() {
        double layer = 2.0 * batch * width * width;
        double last = 2.0 * batch * width * CLASSES;
        return 3 * (depth * layer + last) - layer;
    }

    /** The net as text. */
    String net() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "net Growth {%n    input x: [%d]%n    label y: class %d%n%n", width, CLASSES));
        String value = "x";
        for (int layer = 1; layer <= depth; layer++) {
            text.append(String.format(Locale.ROOT, "    h%d = %s |> dense(%d) |> relu%n", layer, value, width));
            value = "h" + layer;
        }
        return text.append(String.format(Locale.ROOT, "    output z = %s |> dense(%d)%n", value, CLASSES))
                .append("    loss = cross_entropy(z, y)\n\n    train {\n        optimizer = sgd(momentum = 0.9)\n")
                .append("        rate      = 1e-7\n        batch     = 64\n        seed      = 1\n    }\n}\n")
                .toString();
    }
}
