package netc.benchmarks.plot;

import java.util.List;
import java.util.Locale;

/** Points and lines over two axes of powers of ten. */
public final class LogPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 460;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final String[] COLOURS = {"#1f77b4", "#d2691e", "#2e8b57", "#8a2be2"};

    private final double fromX;
    private final double toX;
    private final double fromY;
    private final double toY;

    private LogPlot(List<Line> lines) {
        double[] x = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .toArray();
        double[] y = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .toArray();
        fromX = floor(x);
        toX = Math.max(ceiling(x), fromX + 1);
        fromY = floor(y);
        toY = Math.max(ceiling(y), fromY + 1);
    }

    /** A point; both numbers are greater than zero. */
    public record Point(double x, double y) {}

    /** Points with a name; joined where they are few enough to be measured ones, or without marks where not. */
    public record Line(String name, List<Point> points, boolean marks) {
        /** Keeps a copy of the points. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /** The picture. */
    public static String draw(String title, String xAxis, String yAxis, List<Line> lines) {
        LogPlot plot = new LogPlot(lines);
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        plot.axes(svg);
        for (int i = 0; i < lines.size(); i++) {
            plot.line(svg, lines.get(i), COLOURS[i % COLOURS.length]);
            double y = TOP + 22 + 20.0 * i;
            svg.line(LEFT + 12, y - 4, LEFT + 36, y - 4, style(lines.get(i), COLOURS[i % COLOURS.length]));
            svg.text(LEFT + 44, y, "start", lines.get(i).name());
        }
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", xAxis);
        svg.upwards(20, (TOP + HEIGHT - BOTTOM) / 2.0, yAxis);
        return svg.toString();
    }

    private void axes(Svg svg) {
        for (int power = (int) fromX; power <= toX; power++) {
            double x = x(Math.pow(10, power));
            svg.line(x, TOP, x, HEIGHT - BOTTOM, "stroke=\"#dddddd\"");
            svg.text(x, HEIGHT - BOTTOM + 20.0, "middle", label(power));
        }
        for (int power = (int) fromY; power <= toY; power++) {
            double y = y(Math.pow(10, power));
            svg.line(LEFT, y, WIDTH - RIGHT, y, "stroke=\"#dddddd\"");
            svg.text(LEFT - 8, y + 5, "end", label(power));
        }
        svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "stroke=\"#222222\"");
        svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "stroke=\"#222222\"");
    }

    private void line(Svg svg, Line line, String colour) {
        for (int i = 0; i < line.points().size(); i++) {
            Point to = line.points().get(i);
            if (i > 0) {
                Point from = line.points().get(i - 1);
                svg.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), style(line, colour));
            }
            if (line.marks()) {
                svg.circle(x(to.x()), y(to.y()), 4, "fill=\"" + colour + "\"");
            }
        }
    }

    private static String style(Line line, String colour) {
        return "stroke=\"" + colour + "\" stroke-width=\"2\"" + (line.marks() ? "" : " stroke-dasharray=\"5 4\"");
    }

    private double x(double value) {
        return LEFT + (Math.log10(value) - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (Math.log10(value) - fromY) / (toY - fromY) * (HEIGHT - TOP - BOTTOM);
    }

    private static String label(int power) {
        return power >= 0 && power <= 4
                ? String.format(Locale.ROOT, "%.0f", Math.pow(10, power))
                : String.format(Locale.ROOT, "1e%d", power);
    }

    private static double floor(double... values) {
        double least = Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return Math.floor(Math.log10(least));
    }

    private static double ceiling(double... values) {
        double greatest = Double.MIN_VALUE;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        return Math.ceil(Math.log10(greatest));
    }
}
