package netc.examples.linear;

import java.nio.file.Path;
import java.util.Locale;
import netc.data.Dataset;
import netc.examples.Learning;
import netc.runtime.Model;

/** One matrix that tells letters apart: shows what a net looks like from Java, before and after training. */
public final class LinearExample {
    private LinearExample() {}

    /** Prints how many parameters the net has, and its accuracy before and after training. */
    public static void main(String[] arguments) {
        Dataset letters = Dataset.open("builtin:letters", Path.of(""));
        System.out.printf(Locale.ROOT, "%,d parameters%n", Linear.TYPE.info().parameterCount());
        Model untrained = Linear.initialize(1);
        System.out.printf(Locale.ROOT, "accuracy before training: %.4f%n", Learning.testMetric(untrained, letters));
        Model trained = Learning.train(Linear.TYPE, letters, 1);
        System.out.printf(Locale.ROOT, "accuracy after training:  %.4f%n", Learning.testMetric(trained, letters));
    }
}
