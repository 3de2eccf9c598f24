package netc.benchmarks.plot;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Bars of ratios from left to right, with their spread and their goal; a line stands at one. */
public final class RatioPlot {
    private static final int WIDTH = 760;
    private static final int LEFT = 170;
    private static final int RIGHT = 190;
    private static final int TOP = 44;
    private static final int ROW = 28;
    private static final int BOTTOM = 56;

    private RatioPlot() {}

    /** A ratio: its name, its median, least and greatest value, its goal and a remark. */
    public record Bar(String name, double median, double min, double max, OptionalDouble goal, String remark) {}

    /** The picture. */
    public static String draw(String title, String axis, List<Bar> bars) {
        double most = 2;
        for (Bar bar : bars) {
            most = Math.max(most, Math.max(bar.max(), bar.goal().orElse(0)));
        }
        double scale = (WIDTH - LEFT - RIGHT) / (most * 1.05);
        int height = TOP + ROW * bars.size() + BOTTOM;
        int bottom = height - BOTTOM;
        Svg svg = new Svg(WIDTH, height, title);
        double step = most > 24 ? 10 : most > 12 ? 4 : most > 6 ? 2 : most > 3 ? 1 : 0.5;
        for (double tick = 0; tick <= most * 1.05; tick += step) {
            svg.line(LEFT + tick * scale, TOP, LEFT + tick * scale, bottom, "stroke=\"#dddddd\"");
            svg.text(
                    LEFT + tick * scale,
                    bottom + 18,
                    "middle",
                    String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", tick));
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), TOP + ROW * i, scale);
        }
        svg.line(LEFT + scale, TOP, LEFT + scale, bottom, "stroke=\"#222222\" stroke-width=\"1.5\"");
        svg.text(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, height - 14, "middle", axis);
        return svg.toString();
    }

    private static void bar(Svg svg, Bar bar, double top, double scale) {
        double middle = top + ROW / 2.0;
        svg.text(LEFT - 8, middle + 5, "end", bar.name());
        svg.rectangle(LEFT, top + 5, bar.median() * scale, ROW - 10.0, "fill=\"#4c8bbf\"");
        svg.line(LEFT + bar.min() * scale, middle, LEFT + bar.max() * scale, middle, "stroke=\"#16324a\"");
        for (double end : new double[] {bar.min(), bar.max()}) {
            svg.line(LEFT + end * scale, middle - 4, LEFT + end * scale, middle + 4, "stroke=\"#16324a\"");
        }
        bar.goal()
                .ifPresent(goal -> svg.line(
                        LEFT + goal * scale,
                        top + 2,
                        LEFT + goal * scale,
                        top + ROW - 2.0,
                        "stroke=\"#c0392b\" stroke-width=\"2.5\""));
        svg.text(WIDTH - RIGHT + 8.0, middle + 5, "start", bar.remark());
    }
}
