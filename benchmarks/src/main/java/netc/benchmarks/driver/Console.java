package netc.benchmarks.driver;

import java.util.Locale;

/** Lines about the progress of a run, apart from its results. */
final class Console {
    private static final long START = System.nanoTime();

    private Console() {}

    /** Since the program began. */
    static double seconds() {
        return (System.nanoTime() - START) / 1e9;
    }

    static void say(String format, Object... arguments) {
        System.err.printf(Locale.ROOT, "[%4.0f s] %s%n", seconds(), String.format(Locale.ROOT, format, arguments));
    }
}
