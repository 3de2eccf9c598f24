package netc.cli;

import java.util.concurrent.Callable;
import netc.compiler.ir.Network;
import netc.compiler.ir.SummaryPrinter;
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
            SummaryPrinter.lines(network).forEach(line -> console.line("%s", line));
            blank = "\n";
        }
        return ExitCode.OK;
    }
}
