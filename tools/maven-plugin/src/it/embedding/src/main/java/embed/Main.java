package embed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Trains a net for one epoch, saves it, reads it back and predicts; prints a hash of every bit that came out. */
public final class Main {
    private static final int COUNT = 500;

    private Main() {}

    public static void main(String[] arguments) {
        float[] points = new float[2 * COUNT];
        int[] quadrants = new int[COUNT];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            float x = (float) random.nextDouble(-1, 1);
            float y = (float) random.nextDouble(-1, 1);
            points[2 * i] = x;
            points[2 * i + 1] = y;
            quadrants[i] = y > 0 ? (x > 0 ? 0 : 1) : (x > 0 ? 3 : 2);
        }
        Path weights = Path.of(arguments[0]);
        try (Quadrant.Trainer trainer = Quadrant.trainer().seed(7).threads(2).build()) {
            trainer.epoch(new Object[] {points, quadrants}, COUNT, (step, steps, loss) -> {});
            trainer.model().save(weights);
        }
        Quadrant net = Quadrant.load(weights);
        Quadrant.Session session = net.newSession();
        float[] probabilities = new float[4 * COUNT];
        session.output(0, new Object[] {points}, COUNT, probabilities);
        float[] one = new float[4];
        session.probabilities(new float[] {0.9f, 0.9f}, one);
        int bits = Arrays.hashCode(one);
        bits = 31 * bits + Arrays.hashCode(probabilities);
        bits = 31 * bits + Arrays.hashCode(net.parameter("logits.dense[0].W"));
        System.out.println("hidden " + net.parameter("logits.dense[0].b").length);
        System.out.println("answer " + session.classify(new float[] {0.9f, 0.9f}));
        System.out.println("bits " + bits);
    }
}
