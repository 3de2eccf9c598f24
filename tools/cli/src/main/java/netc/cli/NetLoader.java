package netc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import netc.compiler.CompileResult;
import netc.compiler.JavaSource;
import netc.compiler.ir.Network;
import netc.runtime.NetType;

/** Turns a {@code .net} file into a net that runs in this JVM. */
final class NetLoader {
    private NetLoader() {}

    static NetType load(NetFile file, Console console) {
        Compilation compilation = Compilation.of(file, console);
        return load(compilation.result(), compilation.net());
    }

    /** The same for a net that has to have a loss. */
    static NetType loadWithLoss(NetFile file, Console console) {
        Compilation compilation = Compilation.of(file, console);
        Network network = compilation.net();
        if (!network.trainable()) {
            throw new CommandException(
                    ExitCode.WRONG, "net " + network.name() + " has no loss, so there is nothing to train or test");
        }
        return load(compilation.result(), network);
    }

    /** The classes of a net of {@link Compilation#PACKAGE}. */
    static NetType load(CompileResult result, Network network) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, String> vector = new LinkedHashMap<>();
        for (JavaSource source : result.sources(network)) {
            (source.vector() ? vector : plain).put(source.className(), source.text());
        }
        try {
            ClassLoader loader = InMemoryCompiler.compile(plain, vector);
            return NetType.of(loader.loadClass(Compilation.PACKAGE + "." + network.name()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
