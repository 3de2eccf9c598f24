package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.driver.Measurements.Spread;

/** All figures as JSON: a list of {@code {work, system, threads, metric, unit, median, min, max}}. */
final class ResultsFile {
    private ResultsFile() {}

    static void write(Path file, Measurements measurements, Map<Key, Spread> quotients) throws IOException {
        List<String> rows = new ArrayList<>();
        measurements.all().forEach((key, series) -> {
            // that is kept for the gain of two threads only
            if (!key.system().equals(Rounds.ALONE)) {
                rows.add(row(key, Spread.of(series.values())));
            }
        });
        quotients.forEach((key, spread) -> rows.add(row(key, spread)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
    }

    /** No name contains anything that JSON would want escaped. */
    private static String row(Key key, Spread spread) {
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
