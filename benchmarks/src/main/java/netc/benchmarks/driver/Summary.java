package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.driver.Measurements.Series;
import netc.benchmarks.driver.Measurements.Spread;
import netc.benchmarks.harness.Work;

/** The tables of a run, in Markdown. */
final class Summary {
    private static final double WHOLE_CORES = 1.9;

    private final Measurements measurements;
    private final List<Ratio> ratios = new ArrayList<>();

    Summary(Measurements measurements) {
        this.measurements = measurements;
        for (Goal goal : Goal.ALL) {
            ratio(goal).ifPresent(ratios::add);
        }
    }

    /** How much better netc is than the best peer. */
    record Ratio(Goal goal, String peer, Spread spread) {}

    List<Ratio> ratios() {
        return ratios;
    }

    private Optional<Ratio> ratio(Goal goal) {
        Optional<Map.Entry<Key, Series>> netc = netc(goal, 1);
        Optional<Map.Entry<Key, Series>> peer = bestPeer(goal, 1);
        if (netc.isEmpty() || peer.isEmpty()) {
            return Optional.empty();
        }
        Series mine = netc.get().getValue();
        Series theirs = peer.get().getValue();
        Optional<Spread> spread =
                goal.moreIsBetter() ? Measurements.ratio(mine, theirs) : Measurements.ratio(theirs, mine);
        return spread.map(value -> new Ratio(goal, peer.get().getKey().system(), value));
    }

    /** Peers start in the same way whether netc has its vector module or not. */
    private Optional<Map.Entry<Key, Series>> bestPeer(Goal goal, int threads) {
        String work = goal.work().equals(ColdStarts.VECTOR) ? ColdStarts.PLAIN : goal.work();
        return measurements.bestPeer(work, threads, goal.metric(), goal.moreIsBetter());
    }

    private Optional<Map.Entry<Key, Series>> netc(Goal goal, int threads) {
        return measurements.find(goal.work(), Program.NETC, threads, goal.metric());
    }

    /** One thread, beside the goals. */
    String comparison() {
        MarkdownTable table =
                new MarkdownTable("work", "netc", "best peer", "ratio [min, max]", "goal", "of the limit", "");
        for (Goal goal : Goal.ALL) {
            netc(goal, 1).ifPresent(netc -> {
                Optional<Ratio> ratio =
                        ratios.stream().filter(one -> one.goal().equals(goal)).findFirst();
                Optional<Spread> limit = fraction(goal.work(), netc.getValue());
                table.row(
                        goal.work(),
                        figure(netc),
                        bestPeer(goal, 1)
                                .map(peer -> figure(peer) + " " + peer.getKey().system())
                                .orElse("–"),
                        ratio.map(one -> times(one.spread())).orElse("–"),
                        goal(goal),
                        limit.map(one -> Rounds.percent(one.median()) + " of " + limitName(goal.work()))
                                .orElse("–"),
                        verdict(goal, netc.getValue(), ratio, limit));
            });
        }
        return table.toString();
    }

    /** The fraction of the FMA peak, or for one sample of the read bandwidth of the cache that holds the parameters. */
    private Optional<Spread> fraction(String work, Series netc) {
        if (work.startsWith("cold") || work.equals("size")) {
            return Optional.empty();
        }
        Work net = Work.of(work.substring(work.indexOf('-') + 1));
        if (work.startsWith("batch1-")) {
            double bytes = 4.0 * net.parameters();
            Series needed = map(netc, microseconds -> bytes / microseconds / 1e3);
            return measurements
                    .find("read-" + Rounds.level(net), Program.LIMIT, 1, "bandwidth")
                    .flatMap(limit -> Measurements.ratio(needed, limit.getValue()));
        }
        double flops = work.startsWith("train") ? net.stepFlops() / net.batch() : net.predictionFlops(1);
        Series reached = map(netc, samples -> samples * flops / 1e9);
        return measurements
                .find(work, Program.LIMIT, 1, "fma")
                .flatMap(limit -> Measurements.ratio(reached, limit.getValue()));
    }

    private static Series map(Series series, DoubleUnaryOperator function) {
        return new Series(series.points().stream()
                .map(point ->
                        new Measurements.Point(point.round(), function.applyAsDouble(point.value()), point.clean()))
                .toList());
    }

    private static String limitName(String work) {
        return work.startsWith("batch1-")
                ? Rounds.level(Work.of(work.substring(work.indexOf('-') + 1))) + " bandwidth"
                : "FMA peak";
    }

    private static String goal(Goal goal) {
        List<String> wanted = new ArrayList<>();
        goal.ratio().ifPresent(ratio -> wanted.add("≥ " + number(ratio) + "×"));
        goal.peak().ifPresent(peak -> wanted.add("≥ " + Rounds.percent(peak)));
        goal.limit().ifPresent(limit -> wanted.add("≤ " + number(limit) + " us"));
        return wanted.isEmpty() ? "–" : String.join(", ", wanted);
    }

    private static String verdict(Goal goal, Series netc, Optional<Ratio> ratio, Optional<Spread> limit) {
        boolean enough = goal.ratio()
                .map(wanted -> ratio.isPresent() && ratio.get().spread().median() >= wanted)
                .orElse(true);
        boolean near = goal.peak()
                .map(wanted -> limit.isPresent() && limit.get().median() >= wanted)
                .orElse(true);
        boolean soon = goal.limit().map(most -> netc.median() <= most).orElse(true);
        boolean none = goal.ratio().isEmpty() && goal.peak().isEmpty();
        String noise = netc.clean() == 0 ? " (noisy)" : "";
        return (none ? "" : enough && near && soon ? "reached" : "missed") + noise;
    }

    /** Quotients of figures: against the best peer, of the limit, and of two threads against one. */
    Map<Key, Spread> quotients() {
        Map<Key, Spread> quotients = new LinkedHashMap<>();
        for (Ratio ratio : ratios) {
            quotients.put(key(ratio.goal(), 1, "ratio", "times " + ratio.peer()), ratio.spread());
        }
        for (Goal goal : Goal.ALL) {
            netc(goal, 1)
                    .flatMap(netc -> fraction(goal.work(), netc.getValue()))
                    .ifPresent(limit ->
                            quotients.put(key(goal, 1, "of-the-limit", "of " + limitName(goal.work())), limit));
            gain(goal).ifPresent(gain -> quotients.put(key(goal, 2, "gain", "times one thread"), gain));
            copiesGain(goal)
                    .ifPresent(gain ->
                            quotients.put(new Key(goal.work(), Program.LIMIT, 2, "gain", "times one copy"), gain));
        }
        return quotients;
    }

    private static Key key(Goal goal, int threads, String metric, String unit) {
        return new Key(goal.work(), Program.NETC, threads, metric, unit);
    }

    /** What netc gains by a second thread, where the cores are free. */
    private Optional<Spread> gain(Goal goal) {
        return measurements
                .find(goal.work(), Program.NETC, 2, Rounds.FREE_SPEED)
                .flatMap(two -> measurements
                        .find(goal.work(), Rounds.ALONE, 2, Rounds.FREE_SPEED)
                        .flatMap(alone -> Measurements.ratio(two.getValue(), alone.getValue())));
    }

    /** What two copies of the FMA loop do more than one at that time. */
    private Optional<Spread> copiesGain(Goal goal) {
        return measurements
                .find(goal.work(), Program.LIMIT, 2, "fma-2")
                .flatMap(two -> measurements
                        .find(goal.work(), Program.LIMIT, 2, "fma-1")
                        .flatMap(one -> Measurements.ratio(two.getValue(), one.getValue())));
    }

    /** Every system's figure of every work. */
    String everything() {
        MarkdownTable table =
                new MarkdownTable("work", "threads", "system", "metric", "median [min, max]", "unit", "clean rounds");
        measurements
                .all()
                .forEach((key, series) -> table.row(
                        key.work(),
                        Integer.toString(key.threads()),
                        key.system(),
                        key.metric(),
                        spread(Spread.of(series.values())),
                        key.unit(),
                        series.clean() + " of " + series.points().size()));
        return table.toString();
    }

    /** Two threads beside one, and beside what two copies of the FMA loop gain. */
    String twoThreads() {
        MarkdownTable table = new MarkdownTable(
                "work", "netc on 2", "best peer on 2", "ratio [min, max]", "netc 2 : 1", "two copies gain", "goal", "");
        for (Goal goal : Goal.ALL) {
            netc(goal, 2).ifPresent(netc -> {
                Optional<Map.Entry<Key, Series>> peer = bestPeer(goal, 2);
                Optional<Spread> gain = gain(goal);
                Optional<Spread> copies = copiesGain(goal);
                boolean judged = goal.work().equals("train-A") || goal.work().equals("train-B");
                table.row(
                        goal.work(),
                        figure(netc),
                        peer.map(one -> figure(one) + " " + one.getKey().system())
                                .orElse("–"),
                        peer.flatMap(one -> Measurements.ratio(netc.getValue(), one.getValue()))
                                .map(Summary::times)
                                .orElse("–"),
                        gain.map(Summary::times).orElse("–"),
                        copies.map(Summary::times).orElse("–"),
                        judged ? "≥ 1.8×" : "–",
                        judged ? twoThreadsVerdict(gain, copies) : "");
            });
        }
        return table.toString();
    }

    private static String twoThreadsVerdict(Optional<Spread> gain, Optional<Spread> copies) {
        if (copies.isEmpty() || copies.get().median() < WHOLE_CORES) {
            return "not judged: two copies gain too little";
        }
        if (gain.isEmpty()) {
            return "not judged: the cores were never free";
        }
        return gain.get().median() >= 1.8 ? "reached" : "missed";
    }

    private static String figure(Map.Entry<Key, Series> entry) {
        return number(entry.getValue().median()) + " " + entry.getKey().unit();
    }

    private static String times(Spread spread) {
        return String.format(Locale.ROOT, "%.2f× [%.2f, %.2f]", spread.median(), spread.min(), spread.max());
    }

    private static String spread(Spread spread) {
        return number(spread.median()) + " [" + number(spread.min()) + ", " + number(spread.max()) + "]";
    }

    static String number(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
