package netc.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import netc.cli.InMemoryNet;
import netc.runtime.NetType;
import netc.runtime.Trainer;

/**
 * The main program that measures a training step of nets of many sizes, and answers with a line for each: its times, one of each turn.
 *
 * <p>The nets take turns of equal length, however long a step is. So a host that gives half a core now and a whole one then slows
 * all of them down, on the whole alike; a search for quiet moments would find them for steps of microseconds, and not for those of a quarter of a second.
 */
public final class Growth {
    private static final int CLASSES = 10;

    /** Until then the kernels of most nets are compiled. */
    private static final long WARMUP = 2_000_000_000L;

    private static final int TURNS = 40;
    private static final int QUICK_TURNS = 16;

    /** Of a turn, unless a step takes longer. */
    private static final long NANOSECONDS = 100_000_000;

    private final Map<String, NetType> compiled = new HashMap<>();

    private Growth() {}

    /** Measures every point, or with the argument {@code quick} every second one in fewer turns. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = arguments.length > 0;
        Growth growth = new Growth();
        List<Steps> all = new ArrayList<>();
        for (GrowthPoint point : GrowthPoint.all(quick)) {
            Steps steps = growth.prepare(point);
            steps.take(0);
            steps.take(WARMUP);
            all.add(steps);
        }
        List<Steps> order = new ArrayList<>(all);
        Random random = new Random(1);
        for (int turn = 0; turn < (quick ? QUICK_TURNS : TURNS); turn++) {
            Collections.shuffle(order, random);
            for (Steps steps : order) {
                steps.take(0);
                steps.times.add(steps.take(NANOSECONDS));
            }
        }
        for (Steps steps : all) {
            StringBuilder line = new StringBuilder("@ " + steps.point.name());
            steps.times.forEach(time -> line.append(String.format(Locale.ROOT, " %.9g", time)));
            System.out.println(line);
        }
        System.out.println("@ done");
        System.exit(0);
    }

    private Steps prepare(GrowthPoint point) throws IOException {
        Random random = new Random(1);
        float[] samples = new float[point.batch() * point.width()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        int[] labels = random.ints(point.batch(), 0, CLASSES).toArray();
        Trainer trainer = type(point).trainer().threads(1).batch(point.batch()).build();
        return new Steps(point, trainer, new Object[] {samples, labels}, new ArrayList<>());
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

    /** A point's step, and what it took in each turn, in nanoseconds. */
    private record Steps(GrowthPoint point, Trainer trainer, Object[] feeds, List<Double> times) {
        /** Takes steps for so long, one at least, and returns the nanoseconds of one. */
        double take(long nanoseconds) {
            long start = System.nanoTime();
            long now;
            int count = 0;
            do {
                trainer.step(feeds, point.batch());
                count++;
                now = System.nanoTime();
            } while (now - start < nanoseconds);
            return (double) (now - start) / count;
        }
    }
}
