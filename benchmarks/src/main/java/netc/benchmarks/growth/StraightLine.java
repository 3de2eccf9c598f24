package netc.benchmarks.growth;

import java.util.Arrays;
import java.util.List;

/**
 * The line {@code intercept + slope · flops} nearest to measured times, where each deviation counts relative to its time.
 *
 * @param intercept nanoseconds of a step without any
 * @param slope nanoseconds of one
 */
public record StraightLine(double intercept, double slope) {
    /** Below this a step's fixed costs rule. */
    public static final double FROM_FLOPS = 1e6;

    /** A measured time, in nanoseconds. */
    public record Measured(GrowthPoint point, double nanoseconds) {
        /** Of the times of its turns, the mean of the middle half. */
        public static Measured of(GrowthPoint point, double... times) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            int quarter = sorted.length / 4;
            return new Measured(
                    point,
                    Arrays.stream(sorted, quarter, sorted.length - quarter)
                            .average()
                            .orElseThrow());
        }
    }

    /** The line through the points above {@link #FROM_FLOPS}; at least two are needed. */
    public static StraightLine through(List<Measured> points) {
        double ones = 0;
        double mixed = 0;
        double squares = 0;
        double right = 0;
        double rightMixed = 0;
        for (Measured point : above(points)) {
            double a = 1 / point.nanoseconds();
            double b = point.point().flops() / point.nanoseconds();
            ones += a * a;
            mixed += a * b;
            squares += b * b;
            right += a;
            rightMixed += b;
        }
        double determinant = ones * squares - mixed * mixed;
        return new StraightLine(
                (right * squares - rightMixed * mixed) / determinant,
                (ones * rightMixed - mixed * right) / determinant);
    }

    /** The greatest deviation of a point above {@link #FROM_FLOPS}, relative to the line. */
    public double deviation(List<Measured> points) {
        double greatest = 0;
        for (Measured point : above(points)) {
            double line = at(point.point().flops());
            greatest = Math.max(greatest, Math.abs(point.nanoseconds() - line) / line);
        }
        return greatest;
    }

    /** Nanoseconds on the line. */
    public double at(double flops) {
        return intercept + slope * flops;
    }

    private static List<Measured> above(List<Measured> points) {
        return points.stream()
                .filter(point -> point.point().flops() >= FROM_FLOPS)
                .toList();
    }
}
