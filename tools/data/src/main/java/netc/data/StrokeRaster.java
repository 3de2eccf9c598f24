package netc.data;

import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * Draws strokes with round ends into a square of pixels.
 *
 * <p>A pixel's coverage follows from the distance of its centre to the nearest segment of the path. It is not AWT's rasteriser,
 * whose pixels are AWT's own affair: this one is additions, products and square roots, the same bits on every JDK.
 */
final class StrokeRaster {
    private final int side;

    /** Squared distance of each pixel's centre to the path, where that can matter. */
    private final double[] squared;

    private double halfWidth;

    StrokeRaster(int side) {
        this.side = side;
        this.squared = new double[side * side];
    }

    /** Draws a flattened path in the coordinates of the pixels, over an empty square. */
    void draw(PathIterator path, double width) {
        halfWidth = width / 2;
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        for (; !path.isDone(); path.next()) {
            if (path.currentSegment(to) == PathIterator.SEG_LINETO) {
                segment(x, y, to[0], to[1]);
            }
            x = to[0];
            y = to[1];
        }
    }

    /** How much of a pixel the stroke covers, 0 to 1: falls from one to the other over a pixel's width at the edge. */
    double coverage(int pixel) {
        double inside = halfWidth + 0.5 - Math.sqrt(squared[pixel]);
        return Math.max(0, Math.min(1, inside));
    }

    private void segment(double x0, double y0, double x1, double y1) {
        double reach = halfWidth + 1;
        int left = clamp(Math.min(x0, x1) - reach);
        int right = clamp(Math.max(x0, x1) + reach);
        int top = clamp(Math.min(y0, y1) - reach);
        int bottom = clamp(Math.max(y0, y1) + reach);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double d = squaredDistance(column + 0.5, row + 0.5, x0, y0, x1, y1);
                int pixel = row * side + column;
                squared[pixel] = Math.min(squared[pixel], d);
            }
        }
    }

    private int clamp(double coordinate) {
        return (int) Math.max(0, Math.min(side - 1, Math.floor(coordinate)));
    }

    private static double squaredDistance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
        double t = Math.max(0, Math.min(1, along));
        double ex = x - (x0 + t * dx);
        double ey = y - (y0 + t * dy);
        return ex * ex + ey * ey;
    }
}
