package netc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import netc.compiler.ir.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code netc summary}: a net as a table. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        description = "Shows a net as a table: what is computed, shapes, parameters.")
final class SummaryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NetFile net = new NetFile();

    SummaryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String blank = "";
        for (Network network : Compilation.of(net, console).nets()) {
            console.out().print(blank);
            print(network);
            blank = "\n";
        }
        return ExitCode.OK;
    }

    private void print(Network network) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("net " + network.name(), "", "shape", "parameters"));
        long parameters = 0;
        for (Network.SummaryRow row : network.summary()) {
            String count = row.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.parameters());
            rows.add(List.of(row.name(), row.operation(), row.type().shape().toString(), count));
            parameters += row.parameters();
        }
        for (List<String> row : rows) {
            String line = pad(rows, row, 0) + "  " + pad(rows, row, 1) + "  " + pad(rows, row, 2) + "  "
                    + " ".repeat(width(rows, 3) - row.get(3).length()) + row.get(3);
            console.line("%s", line.stripTrailing());
        }
        console.line("%,d parameters", parameters);
    }

    private static String pad(List<List<String>> rows, List<String> row, int column) {
        String text = row.get(column);
        return text + " ".repeat(width(rows, column) - text.length());
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
