package netc.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of a net as a table: what is computed, of which shape, with how many parameters. */
public final class SummaryPrinter {
    private static final String GAP = "  ";

    private SummaryPrinter() {}

    /** The lines of the table, with a heading and the sum of the parameters below. */
    public static List<String> lines(Network network) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("net " + network.name(), "", "shape", "parameters"));
        long parameters = 0;
        for (Network.SummaryRow row : network.summary()) {
            String count = row.parameters() == 0 ? "" : number(row.parameters());
            rows.add(List.of(row.name(), row.operation(), row.type().shape().toString(), count));
            parameters += row.parameters();
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String count = " ".repeat(width(rows, 3) - row.get(3).length()) + row.get(3);
            lines.add((pad(rows, row, 0) + GAP + pad(rows, row, 1) + GAP + pad(rows, row, 2) + GAP + count)
                    .stripTrailing());
        }
        lines.add(number(parameters) + " parameters");
        return lines;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String pad(List<List<String>> rows, List<String> row, int column) {
        String text = row.get(column);
        return text + " ".repeat(width(rows, column) - text.length());
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
