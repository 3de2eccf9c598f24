package netc.compiler.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.type.Shape;

/** Folds, each over the list of all its elements. */
final class ReductionOracle {
    private ReductionOracle() {}

    static void evaluate(Reduction reduction, Tensor x, Tensor y) {
        Shape shape = x.type().shape();
        List<Integer> kept = IntStream.range(0, shape.rank())
                .filter(axis -> !reduction.axes().contains(axis))
                .boxed()
                .toList();
        int[] outer = Walk.along(shape, kept);
        int[] inner = Walk.along(shape, reduction.axes());
        int folded = reduction.overBatch() ? x.stored() : 1;
        double[] elements = new double[folded * inner.length];
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int i = 0; i < outer.length; i++) {
                for (int e = 0; e < elements.length; e++) {
                    elements[e] = x.get(sample + e / inner.length, outer[i] + inner[e % inner.length]);
                }
                y.set(sample, i, fold(reduction.monoid(), elements));
            }
        }
    }

    private static double fold(Monoid monoid, double[] x) {
        return switch (monoid) {
            case SUM -> Arrays.stream(x).sum();
            case MAX -> Arrays.stream(x).reduce(monoid.identity(), Math::max);
            case MIN -> Arrays.stream(x).reduce(monoid.identity(), Math::min);
            case LOGSUMEXP -> {
                double greatest = fold(Monoid.MAX, x);
                double sum = Arrays.stream(x).map(e -> Math.exp(e - greatest)).sum();
                yield greatest + Math.log(sum);
            }
        };
    }
}
