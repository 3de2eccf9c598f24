package netc.examples.mnist;

import java.nio.file.Path;
import java.util.Locale;
import netc.data.Dataset;
import netc.examples.Learning;
import netc.runtime.Model;

/** Learns handwritten digits from MNIST's four files. */
public final class MnistExample {
    private MnistExample() {}

    /** Trains on the folder given, and saves the weights as {@code mnist.safetensors} in the current folder. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("expected the folder with the four files of MNIST");
            System.exit(2);
        }
        Dataset digits = Dataset.open(arguments[0], Path.of(""));
        Model model = Learning.train(Mnist.TYPE, digits, 1);
        System.out.printf(Locale.ROOT, "test accuracy %.4f%n", Learning.testMetric(model, digits));
        model.save(Path.of("mnist.safetensors"));
    }
}
