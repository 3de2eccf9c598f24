package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.growth.GrowthPoint;
import netc.benchmarks.growth.StraightLine;
import netc.benchmarks.growth.StraightLine.Measured;

/** Measures how the time of a step grows, in a JVM of its own. */
final class GrowthRun {
    /** By how much a step may deviate from a straight line, if it has more than {@link StraightLine#FROM_FLOPS}. */
    private static final double GOAL = 0.25;

    private static final long PATIENCE_SECONDS = 900;

    private final List<Measured> points = new ArrayList<>();

    private GrowthRun() {}

    /** What there is where it was not asked for. */
    static GrowthRun none() {
        return new GrowthRun();
    }

    /** Measures, and adds every time to the measurements. */
    static GrowthRun run(boolean quick, Measurements measurements, Map<String, String> problems) {
        Console.say("growth");
        GrowthRun run = new GrowthRun();
        String[] arguments = quick ? new String[] {"quick"} : new String[0];
        try (RunningProgram program = RunningProgram.start(Program.growth(), 1, arguments)) {
            RunningProgram.Answer answer = program.answer(PATIENCE_SECONDS);
            if (!answer.ok()) {
                problems.put("growth", answer.problem());
            }
            Map<GrowthPoint, double[]> times = new TreeMap<>(GrowthRun::compare);
            answer.values().keySet().forEach(name -> times.put(GrowthPoint.named(name), answer.numbers(name)));
            times.forEach((point, turns) -> {
                run.points.add(Measured.of(point, turns));
                add(measurements, point, turns);
            });
        }
        return run;
    }

    /** By series, in the order of these, and in a series by flops. */
    private static int compare(GrowthPoint a, GrowthPoint b) {
        int series = Integer.compare(GrowthPoint.SERIES.indexOf(a.series()), GrowthPoint.SERIES.indexOf(b.series()));
        return series != 0 ? series : Double.compare(a.flops(), b.flops());
    }

    /** None of the turns counts as clean: nobody looks what else the machine does, so all of them count. */
    private static void add(Measurements measurements, GrowthPoint point, double... turns) {
        String work = String.format(Locale.ROOT, "growth-%s-%d", point.series(), point.size());
        Key key = new Key(work, Program.NETC, 1, "step", "us");
        for (int turn = 0; turn < turns.length; turn++) {
            measurements.add(key, turn + 1, turns[turn] / 1e3, false);
        }
    }

    /** The points of a series, by flops. */
    List<Measured> series(String series) {
        return points.stream()
                .filter(point -> point.point().series().equals(series))
                .toList();
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    /** A row for each series. */
    String table() {
        MarkdownTable table = new MarkdownTable(
                "what grows", "from", "to", "fixed cost", "rate on the line", "greatest deviation", "goal", "");
        for (String name : GrowthPoint.SERIES) {
            List<Measured> series = series(name);
            if (series.size() > 2) {
                StraightLine line = StraightLine.through(series);
                double deviation = line.deviation(series);
                table.row(
                        name,
                        Integer.toString(series.get(0).point().size()),
                        Integer.toString(series.get(series.size() - 1).point().size()),
                        Summary.number(line.intercept() / 1e3) + " us",
                        Summary.number(1 / line.slope()) + " GF/s",
                        Rounds.percent(deviation),
                        "≤ " + Rounds.percent(GOAL),
                        deviation <= GOAL ? "reached" : "missed");
            }
        }
        return table.toString();
    }
}
