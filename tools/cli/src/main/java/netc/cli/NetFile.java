package netc.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command: a {@code .net} file, which of its nets, and other values for its constants. */
final class NetFile {
    @Parameters(paramLabel = "FILE", description = "The .net file.")
    private Path file = Path.of("");

    @Option(names = "-D", paramLabel = "NAME=VALUE", description = "Overrides a const of the file; may be repeated.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(names = "--net", paramLabel = "NAME", description = "Which net of the file, if it has several.")
    private @Nullable String net;

    Path file() {
        return file;
    }

    Map<String, String> constants() {
        return constants;
    }

    @Nullable
    String net() {
        return net;
    }

    /** What paths in the file are relative to. */
    Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
