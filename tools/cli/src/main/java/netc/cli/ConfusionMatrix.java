package netc.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import netc.runtime.NetInfo;

/** How often samples of each class were taken for each class: a row per true class, a column per answer. */
final class ConfusionMatrix {
    /** More classes make no readable table. */
    private static final int MAX_CLASSES = 20;

    private final String label;
    private final List<String> names;
    private final int[][] counts;

    private ConfusionMatrix(String label, List<String> names) {
        this.label = label;
        this.names = names;
        this.counts = new int[names.size()][names.size()];
    }

    static ConfusionMatrix of(NetInfo.Feed label, int[] actual, int[] answered, int count) {
        List<String> names = label.classNames().isEmpty()
                ? IntStream.range(0, label.classes())
                        .mapToObj(Integer::toString)
                        .toList()
                : label.classNames();
        ConfusionMatrix matrix = new ConfusionMatrix(label.name(), names);
        for (int i = 0; i < count; i++) {
            matrix.counts[actual[i]][answered[i]]++;
        }
        return matrix;
    }

    static boolean isReadable(NetInfo.Feed label) {
        return label.classified() && label.size() == 1 && label.classes() <= MAX_CLASSES;
    }

    void print(Console console) {
        int first = Math.max(label.length(), longest(names));
        int width = Math.max(longest(names), Integer.toString(largest()).length()) + 2;
        StringBuilder head = new StringBuilder(pad(label, -first));
        names.forEach(name -> head.append(pad(name, width)));
        console.line("%s   <- answered", head);
        for (int row = 0; row < counts.length; row++) {
            StringBuilder line = new StringBuilder(pad(names.get(row), -first));
            for (int count : counts[row]) {
                line.append(pad(count == 0 ? "·" : Integer.toString(count), width));
            }
            console.line("%s", line);
        }
    }

    private int largest() {
        return IntStream.range(0, counts.length)
                .flatMap(row -> IntStream.of(counts[row]))
                .max()
                .orElse(0);
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    /** To the right in {@code width} columns, or to the left where it is negative. */
    private static String pad(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }
}
