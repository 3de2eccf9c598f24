package netc.benchmarks.driver;

import java.util.List;
import java.util.Optional;

/**
 * What netc is to reach on a work.
 *
 * @param work e.g. {@code train-A}
 * @param metric by which systems are compared
 * @param moreIsBetter whether the metric is a speed rather than a time
 * @param ratio against the best peer
 * @param peak the fraction of the FMA peak
 * @param limit the most that the metric may be
 */
record Goal(
        String work,
        String metric,
        boolean moreIsBetter,
        Optional<Double> ratio,
        Optional<Double> peak,
        Optional<Double> limit) {
    static final List<Goal> ALL = List.of(
            training("A", 1.45, Optional.of(0.88)),
            training("B", 1.15, Optional.of(0.85)),
            training("C", 4, Optional.empty()),
            training("F", 2, Optional.empty()),
            one("A", Optional.of(4.0), Optional.of(2.0)),
            one("B", Optional.of(1.5), Optional.empty()),
            one("C", Optional.of(6.0), Optional.of(0.5)),
            one("F", Optional.empty(), Optional.empty()),
            many("A", Optional.of(1.02)),
            many("B", Optional.of(1.08)),
            many("C", Optional.of(1.15)),
            many("F", Optional.empty()),
            new Goal(ColdStarts.PLAIN, "time", false, Optional.of(4.0), Optional.empty(), Optional.empty()),
            new Goal(ColdStarts.VECTOR, "time", false, Optional.of(2.5), Optional.empty(), Optional.empty()));

    private static Goal training(String net, double ratio, Optional<Double> peak) {
        return new Goal("train-" + net, "speed", true, Optional.of(ratio), peak, Optional.empty());
    }

    private static Goal one(String net, Optional<Double> ratio, Optional<Double> limit) {
        return new Goal("batch1-" + net, "median", false, ratio, Optional.empty(), limit);
    }

    private static Goal many(String net, Optional<Double> ratio) {
        return new Goal("batch256-" + net, "speed", true, ratio, Optional.empty(), Optional.empty());
    }
}
