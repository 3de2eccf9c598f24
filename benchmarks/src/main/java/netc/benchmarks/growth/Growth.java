package netc.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Seconds; until then the kernels of most nets are compiled. */
    private static final double WARMUP = 2;

    private static final double LATER_WARMUP = 0.2;

    /** A point is measured so often, and its best counts: what else goes on at the host lasts for minutes, and a line has no peers. */
    private static final int PASSES = 3;

    private final Repetitions repetitions = new Repetitions(1);
    private final Map<String, NetType> compiled = new HashMap<>();

    private Growth() {}

    /** Measures every point, or with the argument {@code quick} every second one. */
    public static void main(String[] arguments) throws IOException {
        Growth growth = new Growth();
        List<GrowthPoint> points = GrowthPoint.all(arguments.length > 0);
        Map<GrowthPoint, Repetitions.Figures> best = new LinkedHashMap<>();
        for (int pass = 0; pass < PASSES; pass++) {
            for (GrowthPoint point : points) {
                Repetitions.Figures figures = growth.measure(point, pass == 0 ? WARMUP : LATER_WARMUP);
                best.merge(point, figures, (a, b) -> a.median() <= b.median() ? a : b);
            }
        }
        best.forEach((point, figures) -> System.out.println(String.format(
                Locale.ROOT,
                "@ %s-%d-%d-%d %.9g %d",
                point.series(),
                point.width(),
                point.depth(),
                point.batch(),
                figures.median(),
                figures.clean())));
        System.out.println("@ done");
        System.exit(0);
    }

    private Repetitions.Figures measure(GrowthPoint point, double warmup) throws IOException {
        Random random = new Random(1);
        float[] samples = new float[point.batch() * point.width()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        int[] labels = random.ints(point.batch(), 0, CLASSES).toArray();
        Object[] feeds = {samples, labels};
        try (Trainer trainer =
                type(point).trainer().threads(1).batch(point.batch()).build()) {
            return repetitions.measure(() -> trainer.step(feeds, point.batch()), warmup, true);
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
