package netc.cli;

import java.util.concurrent.Callable;
import netc.compiler.ir.Network;
import netc.compiler.oracle.GradientCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code netc gradcheck}: compares the gradients that the compiler derives with central differences, in double precision. */
@Command(
        name = "gradcheck",
        mixinStandardHelpOptions = true,
        description = "Compares gradients with central differences, in double precision.")
final class GradcheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NetFile net = new NetFile();

    @Option(names = "--seed", paramLabel = "N", description = "Draws other parameters and data.")
    private long seed = 1;

    GradcheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean passed = true;
        for (Network network : Compilation.of(net, console).nets()) {
            passed &= network.trainable() ? check(network) : skip(network);
        }
        if (!passed) {
            throw new CommandException(
                    ExitCode.BUG, "a gradient differs from its difference: please report this as a bug in netc");
        }
        return ExitCode.OK;
    }

    private boolean skip(Network network) {
        console.line("net %s has no loss, so no gradients", network.name());
        return true;
    }

    private boolean check(Network network) {
        GradientCheck.Report report = GradientCheck.check(network, seed);
        console.line("net %s: |gradient - difference| against 1e-6 + 1e-6 |difference|", network.name());
        for (GradientCheck.Row row : report.rows()) {
            console.line(
                    "%-4s %s: %d elements compared%s, worst ratio %.3g",
                    row.passed() ? "ok" : "BAD",
                    row.parameter(),
                    row.checked(),
                    row.kinks() == 0 ? "" : ", " + row.kinks() + " more at kinks",
                    row.worst());
        }
        return report.passed();
    }
}
