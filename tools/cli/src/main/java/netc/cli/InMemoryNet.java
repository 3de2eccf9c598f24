package netc.cli;

import java.nio.file.Path;
import java.util.Map;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.runtime.NetType;

/** Compiles the net of a file into this JVM, for programs that make nets while they run. */
public final class InMemoryNet {
    private InMemoryNet() {}

    /**
     * Compiles a file's only net and loads its classes.
     *
     * @param constants other values for the file's constants
     * @throws IllegalArgumentException if the file has mistakes, which the message lists, or several nets
     */
    public static NetType load(Path file, Map<String, String> constants) {
        CompileResult result = Netc.compile(file, new Options(Compilation.PACKAGE, constants));
        if (result.hasErrors()) {
            throw new IllegalArgumentException(result.messages());
        }
        if (result.nets().size() != 1) {
            throw new IllegalArgumentException(file + " has " + result.nets().size() + " nets, expected one");
        }
        return NetLoader.load(result, result.nets().get(0));
    }
}
