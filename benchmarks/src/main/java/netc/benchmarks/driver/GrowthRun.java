package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            answer.values().forEach(run::add);
        }
        run.points.sort((a, b) -> Double.compare(a.point().flops(), b.point().flops()));
        for (String series : GrowthPoint.SERIES) {
            for (Measured point : run.series(series)) {
                String work = String.format(
                        Locale.ROOT, "growth-%s-%d", series, point.point().size());
                Key key = new Key(work, Program.NETC, 1, "step", "us");
                measurements.add(key, 1, point.nanoseconds() / 1e3, point.clean());
            }
        }
        return run;
    }

    /** {@code SERIES-WIDTH-DEPTH-BATCH} and {@code NANOSECONDS CLEAN}. */
    private void add(String name, String value) {
        String[] what = name.split("-");
        String[] figures = value.split(" ");
        GrowthPoint point = new GrowthPoint(
                what[0], Integer.parseInt(what[1]), Integer.parseInt(what[2]), Integer.parseInt(what[3]));
        points.add(new Measured(point, Double.parseDouble(figures[0]), !figures[1].equals("0")));
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
                        (deviation <= GOAL ? "reached" : "missed")
                                + (series.stream().allMatch(Measured::clean) ? "" : " (noisy)"));
            }
        }
        return table.toString();
    }
}
