package netc.examples.deep;

import java.nio.file.Path;
import java.util.Locale;
import netc.data.Dataset;
import netc.examples.Learning;

/** Compares a wide net with a deep one of as many parameters, over several seeds. */
public final class DeepExample {
    private DeepExample() {}

    /** Prints the test accuracies of both nets for each seed, and their means. */
    public static void main(String[] arguments) {
        Dataset letters = Dataset.open("builtin:letters", Path.of(""));
        Comparison comparison = compare(letters, 5);
        System.out.printf(
                Locale.ROOT,
                "%,d parameters each; mean test accuracy: wide %.4f, deep %.4f%n",
                Deep.TYPE.info().parameterCount(),
                comparison.wide(),
                comparison.deep());
    }

    /** Trains both nets with the seeds 1 to {@code seeds}, prints a line for each, and returns the mean accuracies. */
    static Comparison compare(Dataset letters, int seeds) {
        double wide = 0;
        double deep = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double wideOne = Learning.testMetric(Learning.train(Wide.TYPE, letters, seed), letters);
            double deepOne = Learning.testMetric(Learning.train(Deep.TYPE, letters, seed), letters);
            System.out.printf(Locale.ROOT, "seed %d: wide %.4f, deep %.4f%n", seed, wideOne, deepOne);
            wide += wideOne / seeds;
            deep += deepOne / seeds;
        }
        return new Comparison(wide, deep);
    }

    /** Mean test accuracies. */
    record Comparison(double wide, double deep) {}
}
