package netc.benchmarks.driver;

import java.util.Locale;

/** Lines about the progress of a run, apart from its results. */
final class Console {
    private static final long START = System.nanoTime();

    private Console() {}

    static void say(String format, Object... arguments) {
        double seconds = (System.nanoTime() - START) / 1e9;
        System.err.printf(Locale.ROOT, "[%4.0f s] %s%n", seconds, String.format(Locale.ROOT, format, arguments));
    }
}
