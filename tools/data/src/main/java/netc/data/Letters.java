package netc.data;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Drawn letters A to E as images of 30 × 30 pixels: the strokes of a glyph under a random affine map, with a random stroke
 * width, ink and noise.
 *
 * <p>Values are from 0 (paper) to 1 (ink). The letters take turns, so every run of five samples holds each of them once.
 */
final class Letters {
    static final int SIDE = 30;

    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    /** The strokes of each letter around the origin, y downwards, about 1 high. */
    private static final List<Shape> GLYPHS = List.of(a(), b(), c(), d(), e());

    private Letters() {}

    static Dataset dataset(int train, int test, long seed) {
        Samples all = samples(train + test, seed);
        return new Dataset("builtin:letters", all.rows(0, train), all.rows(train, train + test));
    }

    private static Samples samples(int count, long seed) {
        float[] images = new float[count * SIDE * SIDE];
        int[] letters = new int[count];
        StrokeRaster raster = new StrokeRaster(SIDE);
        for (int i = 0; i < count; i++) {
            letters[i] = i % GLYPHS.size();
            draw(GLYPHS.get(letters[i]), new Draws(seed, i), raster, images, i * SIDE * SIDE);
        }
        return new Samples(
                List.of(
                        new Column.Numbers("image", Column.Role.FEATURE, List.of(SIDE, SIDE), images),
                        new Column.Classes("letter", Column.Role.LABEL, List.of(), letters, NAMES)),
                count);
    }

    private static void draw(Shape glyph, Draws draws, StrokeRaster raster, float[] images, int offset) {
        AffineTransform map = distortion(draws);
        double width = draws.uniform(1.4, 3.6);
        double ink = draws.uniform(0.65, 1);
        double grain = draws.uniform(0.05, 0.25);
        raster.draw(glyph.getPathIterator(map, 0.05), width);
        for (int p = 0; p < SIDE * SIDE; p++) {
            double value = ink * raster.coverage(p) + grain * draws.noise();
            images[offset + p] = (float) Math.max(0, Math.min(1, value));
        }
    }

    /** Rotation, shear, a scale for each axis and a shift, in pixels of the image. */
    private static AffineTransform distortion(Draws draws) {
        double angle = draws.uniform(-0.4, 0.4);
        double shear = draws.uniform(-0.35, 0.35);
        double width = draws.uniform(11, 21);
        double height = draws.uniform(14, 23);
        double x = SIDE / 2.0 + draws.uniform(-3.5, 3.5);
        double y = SIDE / 2.0 + draws.uniform(-3.5, 3.5);
        // StrictMath, because Math.sin may round otherwise on another JDK.
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new AffineTransform(
                width * cos, width * sin, height * (shear * cos - sin), height * (shear * sin + cos), x, y);
    }

    private static Shape a() {
        Path2D path = new Path2D.Double();
        path.moveTo(-0.5, 0.5);
        path.lineTo(0, -0.5);
        path.lineTo(0.5, 0.5);
        path.moveTo(-0.3, 0.12);
        path.lineTo(0.3, 0.12);
        return path;
    }

    private static Shape b() {
        Path2D path = new Path2D.Double();
        path.moveTo(-0.4, 0.5);
        path.lineTo(-0.4, -0.5);
        path.lineTo(-0.05, -0.5);
        path.curveTo(0.4, -0.5, 0.4, -0.03, -0.05, -0.03);
        path.lineTo(-0.4, -0.03);
        path.moveTo(-0.05, -0.03);
        path.curveTo(0.55, -0.03, 0.55, 0.5, -0.05, 0.5);
        path.lineTo(-0.4, 0.5);
        return path;
    }

    private static Shape c() {
        Path2D path = new Path2D.Double();
        path.moveTo(0.42, -0.32);
        path.curveTo(0.15, -0.6, -0.45, -0.55, -0.45, 0);
        path.curveTo(-0.45, 0.55, 0.15, 0.6, 0.42, 0.32);
        return path;
    }

    private static Shape d() {
        Path2D path = new Path2D.Double();
        path.moveTo(-0.4, 0.5);
        path.lineTo(-0.4, -0.5);
        path.lineTo(-0.1, -0.5);
        path.curveTo(0.6, -0.5, 0.6, 0.5, -0.1, 0.5);
        path.lineTo(-0.4, 0.5);
        return path;
    }

    private static Shape e() {
        Path2D path = new Path2D.Double();
        path.moveTo(0.4, -0.5);
        path.lineTo(-0.4, -0.5);
        path.lineTo(-0.4, 0.5);
        path.lineTo(0.4, 0.5);
        path.moveTo(-0.4, 0);
        path.lineTo(0.25, 0);
        return path;
    }
}
