package netc.cli;

import java.util.concurrent.Callable;
import netc.compiler.ir.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code netc check}: compiles a file and reports every mistake; writes nothing. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Reports every mistake in a .net file.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NetFile net = new NetFile();

    @Mixin
    private EmitOption emit = new EmitOption();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Compilation compilation = Compilation.of(net, console);
        if (!emit.print(compilation.result(), console)) {
            for (Network network : compilation.nets()) {
                compilation.result().sources(network);
                console.line("%s: net %s is sound", net.file(), network.name());
            }
        }
        return ExitCode.OK;
    }
}
