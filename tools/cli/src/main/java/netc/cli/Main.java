package netc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The door of the command line; the launcher {@code netc} starts it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int status = Cli.run(new Console(out, err, Boolean.getBoolean("netc.terminal")), arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Diagnostics quote sources, which are UTF-8, whatever the locale says. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
