package netc.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import netc.benchmarks.harness.Repetitions;
import netc.cli.InMemoryNet;
import netc.runtime.NetType;
import netc.runtime.Trainer;

/** The main program that measures a training step of nets of many sizes, and answers with a line for each. */
public final class Growth {
    private static final int CLASSES = 10;
    private static final double WARMUP = 0.3;

    private final Repetitions repetitions = new Repetitions();
    private final Map<String, NetType> compiled = new HashMap<>();

    private Growth() {}

    /** Measures every point, or with the argument {@code quick} every second one. */
    public static void main(String[] arguments) throws IOException {
        Growth growth = new Growth();
        for (GrowthPoint point : GrowthPoint.all(arguments.length > 0)) {
            growth.measure(point);
        }
        System.out.println("@ done");
        System.exit(0);
    }

    private void measure(GrowthPoint point) throws IOException {
        Random random = new Random(1);
        float[] samples = new float[point.batch() * point.width()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        int[] labels = random.ints(point.batch(), 0, CLASSES).toArray();
        Object[] feeds = {samples, labels};
        try (Trainer trainer =
                type(point).trainer().threads(1).batch(point.batch()).build()) {
            Repetitions.Figures figures = repetitions.measure(() -> trainer.step(feeds, point.batch()), WARMUP);
            System.out.println(String.format(
                    Locale.ROOT,
                    "@ %s-%d-%d-%d %.9g %d",
                    point.series(),
                    point.width(),
                    point.depth(),
                    point.batch(),
                    figures.median(),
                    figures.clean()));
        }
    }

    private NetType type(GrowthPoint point) throws IOException {
        String text = point.net();
        NetType known = compiled.get(text);
        if (known != null) {
            return known;
        }
        Path file = Files.createTempFile("growth", ".net");
        try {
            Files.writeString(file, text);
            NetType type = InMemoryNet.load(file, Map.of());
            compiled.put(text, type);
            return type;
        } finally {
            Files.delete(file);
        }
    }
}
