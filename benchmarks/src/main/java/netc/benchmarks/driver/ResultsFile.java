package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import netc.benchmarks.driver.Measurements.Spread;

/** All figures as JSON: a list of {@code {work, system, threads, metric, unit, median, min, max}}. */
final class ResultsFile {
    private ResultsFile() {}

    static void write(Path file, Measurements measurements) throws IOException {
        String rows = measurements.all().entrySet().stream()
                .map(entry -> row(entry.getKey(), Spread.of(entry.getValue().values())))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, rows);
    }

    /** No name contains anything that JSON would want escaped. */
    private static String row(Measurements.Key key, Spread spread) {
        return String.format(
                Locale.ROOT,
                "  {\"work\": \"%s\", \"system\": \"%s\", \"threads\": %d, \"metric\": \"%s\", \"unit\": \"%s\","
                        + " \"median\": %s, \"min\": %s, \"max\": %s}",
                key.work(),
                key.system(),
                key.threads(),
                key.metric(),
                key.unit(),
                number(spread.median()),
                number(spread.min()),
                number(spread.max()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "null";
    }
}
