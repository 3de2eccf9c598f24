package netc.cli;

import java.nio.file.Files;
import java.util.List;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.ir.Network;

/** Compiles the file of a command, shows what the compiler has to say, and ends the command where that is an error. */
final class Compilation {
    /** In-memory classes can be of any package; this one is no user's. */
    static final String PACKAGE = "netc.inmemory";

    private final CompileResult result;
    private final NetFile file;

    private Compilation(CompileResult result, NetFile file) {
        this.result = result;
        this.file = file;
    }

    static Compilation of(NetFile file, Console console) {
        return of(file, console, PACKAGE);
    }

    static Compilation of(NetFile file, Console console, String packageName) {
        CompileResult result = Netc.compile(file.file(), new Options(packageName, file.constants()));
        console.err().print(result.messages());
        console.err().flush();
        if (result.hasErrors()) {
            boolean readable = Files.isRegularFile(file.file()) && Files.isReadable(file.file());
            throw CommandException.silent(readable ? ExitCode.WRONG : ExitCode.IO);
        }
        return new Compilation(result, file);
    }

    CompileResult result() {
        return result;
    }

    /** The net that {@code --net} names, or all of them. */
    List<Network> nets() {
        return file.net() == null ? result.nets() : List.of(net());
    }

    /** The one net that the command is about. */
    Network net() {
        List<Network> nets = result.nets().stream()
                .filter(net -> file.net() == null || net.name().equals(file.net()))
                .toList();
        if (nets.size() == 1) {
            return nets.get(0);
        }
        String names =
                String.join(", ", result.nets().stream().map(Network::name).toList());
        throw new CommandException(
                ExitCode.USAGE,
                nets.isEmpty()
                        ? file.file() + " has no net " + file.net() + ", only " + names
                        : file.file() + " has several nets, choose one with --net: " + names);
    }
}
