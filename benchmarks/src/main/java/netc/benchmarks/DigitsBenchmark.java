package netc.benchmarks;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A training step and a prediction of 784-128-64-10 on one thread, with random images without zeros. */
@State(Scope.Thread)
public class DigitsBenchmark {
    static final int BATCH = 64;

    private static final int[] WIDTHS = {Digits.IMAGE_SIZE, 128, 64, Digits.DIGIT_CLASSES};

    private final Digits.Trainer trainer =
            Digits.trainer().threads(1).batch(BATCH).build();
    private final Digits.Session session = Digits.initialize(1).newSession();
    private final float[] images = new float[BATCH * Digits.IMAGE_SIZE];
    private final int[] digits = new int[BATCH];

    /** A batch, which stays in the cache as the batches of an epoch do, that are copied to one place. */
    public DigitsBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i < images.length; i++) {
            images[i] = 2 * random.nextFloat() - 1;
        }
        for (int i = 0; i < digits.length; i++) {
            digits[i] = random.nextInt(Digits.DIGIT_CLASSES);
        }
    }

    /**
     * What the matrix products of a step compute, a multiply-add counted as two: for each layer the outputs, the gradient
     * of its weights, and that of its inputs, which the first layer does not need.
     */
    static double stepFlops() {
        double multiplyAdds = 0;
        for (int layer = 0; layer + 1 < WIDTHS.length; layer++) {
            multiplyAdds += (layer == 0 ? 2.0 : 3.0) * BATCH * WIDTHS[layer] * WIDTHS[layer + 1];
        }
        return 2 * multiplyAdds;
    }

    /** Forward, backward and the update. */
    @Benchmark
    public float step(FreeCalls calls) {
        return trainer.step(images, digits, BATCH);
    }

    /** The class of one image. */
    @Benchmark
    public int predict() {
        return session.classify(images);
    }

    /** Ends the trainer. */
    @TearDown
    public void close() {
        trainer.close();
    }
}
