package netc.cli;

import java.util.concurrent.Callable;
import netc.compiler.Explanation;
import netc.compiler.ir.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code netc explain}: the gradients that training follows, as formulas. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows the loss and its gradients as formulas.")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NetFile net = new NetFile();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (Network network : Compilation.of(net, console).nets()) {
            console.line("net %s; d x is the gradient of the objective with respect to x", network.name());
            console.text(network.trainable() ? Explanation.of(network) : "no loss, so no gradients\n");
        }
        return ExitCode.OK;
    }
}
