package netc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import netc.compiler.JavaSource;
import netc.compiler.ir.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code netc compile}: writes the Java of a file's nets. */
@Command(name = "compile", mixinStandardHelpOptions = true, description = "Writes the Java of a .net file.")
final class CompileCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private NetFile net = new NetFile();

    @Mixin
    private EmitOption emit = new EmitOption();

    @Option(names = "-d", paramLabel = "DIR", description = "The source root to write to. Default: this folder.")
    private Path root = Path.of("");

    @Option(names = "--package", paramLabel = "P", description = "The package of the classes. Default: none.")
    private String packageName = "";

    CompileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
            throw new ParameterException(spec.commandLine(), "--package: " + packageName + " is no Java package");
        }
        Compilation compilation = Compilation.of(net, console, packageName);
        Map<Path, String> files = new LinkedHashMap<>();
        for (Network network : compilation.nets()) {
            for (JavaSource source : compilation.result().sources(network)) {
                files.put(root.resolve(source.path()), source.text());
            }
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        if (!emit.print(compilation.result(), console)) {
            files.keySet().forEach(file -> console.line("%s", file));
        }
        return ExitCode.OK;
    }

    /** Writes beside the target first, so that no file is ever half there. */
    private static void write(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not a temporary file of the JDK: only its owner can read one, and that would stay so.
        Path temporary = folder.resolve(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
