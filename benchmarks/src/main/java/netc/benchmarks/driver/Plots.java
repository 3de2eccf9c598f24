package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import netc.benchmarks.growth.GrowthPoint;
import netc.benchmarks.growth.StraightLine;
import netc.benchmarks.growth.StraightLine.Measured;
import netc.benchmarks.plot.LogPlot;
import netc.benchmarks.plot.RatioPlot;

/** The pictures of a run. */
final class Plots {
    private static final String RATIOS = "ratios.svg";

    private Plots() {}

    /** Writes them, and returns the names of their files. */
    static List<String> write(Path folder, Summary summary, GrowthRun growth) throws IOException {
        Files.createDirectories(folder);
        List<String> names = new ArrayList<>();
        if (!summary.ratios().isEmpty()) {
            Files.writeString(folder.resolve(RATIOS), ratios(summary));
            names.add(RATIOS);
        }
        for (String series : GrowthPoint.SERIES) {
            List<Measured> points = growth.series(series);
            if (points.size() > 2) {
                String name = "growth-" + series + ".svg";
                Files.writeString(folder.resolve(name), growth(series, points));
                names.add(name);
            }
        }
        return names;
    }

    private static String ratios(Summary summary) {
        List<RatioPlot.Bar> bars = summary.ratios().stream()
                .map(ratio -> new RatioPlot.Bar(
                        ratio.goal().work(),
                        ratio.spread().median(),
                        ratio.spread().min(),
                        ratio.spread().max(),
                        ratio.goal().ratio().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        Summary.number(ratio.spread().median()) + "× " + ratio.peer()))
                .toList();
        return RatioPlot.draw(
                "netc against the best peer, one thread",
                "times as fast as the best peer (median, least, greatest of the rounds; red: the goal)",
                bars);
    }

    private static String growth(String series, List<Measured> points) {
        StraightLine line = StraightLine.through(points);
        List<LogPlot.Point> measured = new ArrayList<>();
        List<LogPlot.Point> straight = new ArrayList<>();
        for (Measured point : points) {
            double flops = point.point().flops();
            measured.add(new LogPlot.Point(flops / 1e6, point.nanoseconds() / 1e3));
            if (flops >= StraightLine.FROM_FLOPS) {
                straight.add(new LogPlot.Point(flops / 1e6, line.at(flops) / 1e3));
            }
        }
        String range = series + " " + points.get(0).point().size() + " to "
                + points.get(points.size() - 1).point().size();
        return LogPlot.draw(
                "Time of a training step, " + range,
                "Mflop of a step",
                "microseconds",
                List.of(
                        new LogPlot.Line("measured", measured, true),
                        new LogPlot.Line("straight line above 1 Mflop", straight, false)));
    }
}
