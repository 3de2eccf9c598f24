package netc.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The data sets that need no file: each is computed, the same bits on every machine. */
final class Builtin {
    static final String PREFIX = "builtin:";

    private static final Map<String, Supplier<Dataset>> SETS = new TreeMap<>(Map.of(
            "letters", () -> Letters.dataset(8_000, 2_000, 1),
            "product", () -> Product.dataset(4_000, 1_000, 1)));

    private Builtin() {}

    static Dataset named(String name) {
        Supplier<Dataset> set = SETS.get(name);
        if (set == null) {
            throw new DataException(Path.of(PREFIX + name), "no such built-in data set, expected one of " + names());
        }
        return set.get();
    }

    static String names() {
        return SETS.keySet().stream().map(PREFIX::concat).collect(Collectors.joining(", "));
    }
}
