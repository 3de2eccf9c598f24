package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text as a table of Markdown, columns aligned. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... heads) {
        row(heads);
        rows.add(List.of(heads).stream().map(head -> "").toList());
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The table, or nothing where it has heads only. */
    @Override
    public String toString() {
        if (rows.size() == 2) {
            return "";
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder("|");
        boolean rule = row.stream().allMatch(String::isEmpty);
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String fill = (rule ? "-" : " ").repeat(widths[i] - cell.length());
            line.append(rule ? "-" : " ").append(cell).append(fill).append(rule ? "-|" : " |");
        }
        return line.toString();
    }
}
