package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures by what they are of, one for each round. */
final class Measurements {
    private final Map<Key, Series> series = new LinkedHashMap<>();

    /**
     * What a figure is of.
     *
     * @param work e.g. {@code train-A}
     * @param system e.g. {@code netc}
     * @param threads how many it may use
     * @param metric what is measured
     * @param unit of the figure
     */
    record Key(String work, String system, int threads, String metric, String unit) {}

    /** A figure of a round; not clean where something else used the machine all the while. */
    record Point(int round, double value, boolean clean) {}

    /** The figures of the rounds. */
    record Series(List<Point> points) {
        /** Those that count: the clean ones, or all where none is clean. */
        double[] values() {
            boolean any = clean() > 0;
            return points.stream()
                    .filter(point -> point.clean || !any)
                    .mapToDouble(Point::value)
                    .toArray();
        }

        long clean() {
            return points.stream().filter(Point::clean).count();
        }

        double median() {
            return Spread.of(values()).median();
        }

        Optional<Point> of(int round) {
            return points.stream().filter(point -> point.round == round).findFirst();
        }
    }

    /** Median, least and greatest. */
    record Spread(double median, double min, double max) {
        static Spread of(double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            return new Spread(median, sorted[0], sorted[sorted.length - 1]);
        }
    }

    void add(Key key, int round, double value, boolean clean) {
        series.computeIfAbsent(key, none -> new Series(new ArrayList<>()))
                .points
                .add(new Point(round, value, clean));
    }

    Map<Key, Series> all() {
        return series;
    }

    Optional<Map.Entry<Key, Series>> find(String work, String system, int threads, String metric) {
        return of(work, threads, metric)
                .filter(entry -> entry.getKey().system.equals(system))
                .findFirst();
    }

    private Stream<Map.Entry<Key, Series>> of(String work, int threads, String metric) {
        return series.entrySet().stream().filter(entry -> {
            Key key = entry.getKey();
            return key.work.equals(work) && key.threads == threads && key.metric.equals(metric);
        });
    }

    /** The peer with the best median. */
    Optional<Map.Entry<Key, Series>> bestPeer(String work, int threads, String metric, boolean moreIsBetter) {
        Comparator<Map.Entry<Key, Series>> order =
                Comparator.comparingDouble(entry -> entry.getValue().median());
        return of(work, threads, metric)
                .filter(entry -> !entry.getKey().system.startsWith(Program.NETC)
                        && !entry.getKey().system.equals(Program.LIMIT))
                .max(moreIsBetter ? order : order.reversed());
    }

    /** Quotients of figures of the same round; of clean ones where there are any. */
    static Optional<Spread> ratio(Series above, Series below) {
        List<Point> ratios = new ArrayList<>();
        for (Point point : above.points) {
            below.of(point.round)
                    .ifPresent(other ->
                            ratios.add(new Point(point.round, point.value / other.value, point.clean && other.clean)));
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(new Series(ratios).values()));
    }
}
