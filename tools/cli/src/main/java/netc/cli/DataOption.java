package netc.cli;

import java.nio.file.Path;
import java.util.Optional;
import netc.data.Dataset;
import netc.runtime.NetInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data: {@code --data}, or what the net's {@code train} block says. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "builtin:letters, builtin:product, or a folder with the four IDX files of MNIST."
                    + " Default: the data of the net's train block.")
    private @Nullable String data;

    /** Opens the data; a path on the command line is relative to where netc was started, one in a file to the file. */
    Dataset open(NetInfo info, NetFile file) {
        if (data != null) {
            return Dataset.open(data, Path.of(""));
        }
        Optional<String> written = info.training().data();
        return Dataset.open(
                written.orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "net " + info.name() + " names no data in its train block; give it with --data")),
                file.folder());
    }
}
