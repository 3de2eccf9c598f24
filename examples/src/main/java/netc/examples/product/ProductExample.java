package netc.examples.product;

import java.nio.file.Path;
import java.util.Locale;
import netc.data.Dataset;
import netc.examples.Learning;
import netc.runtime.Model;

/** Shows what a hidden layer is for: no linear model learns a product, a net with ReLUs does. */
public final class ProductExample {
    private ProductExample() {}

    /** Prints the test loss of both models; 1/9 is that of always answering 0. */
    public static void main(String[] arguments) {
        Dataset data = Dataset.open("builtin:product", Path.of(""));
        Model linear = Learning.train(LinearProduct.TYPE, data, 1);
        Model relu = Learning.train(ReluProduct.TYPE, data, 1);
        System.out.printf(Locale.ROOT, "always 0:  mean squared error %.5f%n", 1.0 / 9);
        System.out.printf(Locale.ROOT, "linear:    mean squared error %.5f%n", Learning.testLoss(linear, data));
        System.out.printf(Locale.ROOT, "with ReLU: mean squared error %.5f%n", Learning.testLoss(relu, data));
    }
}
