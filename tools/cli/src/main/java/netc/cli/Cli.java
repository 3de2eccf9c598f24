package netc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import netc.data.DataException;
import netc.data.DataMismatchException;
import netc.runtime.FeedException;
import netc.runtime.WeightsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: finds the command, runs it, and turns what goes wrong into a message and an exit code. */
public final class Cli {
    private static final String REPORT =
            "this is a bug in netc, not in your model; please report it with the lines below and the .net file";

    private final Console console;

    private Cli(Console console) {
        this.console = console;
    }

    /** Runs one command and returns its exit code; never throws, never exits. */
    static int run(Console console, String... arguments) {
        return new Cli(console).run(arguments);
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new CompileCommand(console))
                .addSubcommand(new SummaryCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new GradcheckCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new EvalCommand(console))
                .addSubcommand(new PredictCommand(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((exception, rest) -> usage(exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> explain(exception));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            console.problem("not enough memory; JDK_JAVA_OPTIONS=-Xmx4g gives it more, for example");
            return ExitCode.IO;
        } catch (Error e) {
            return bug(e);
        }
    }

    private int usage(ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.problem(message(exception));
        console.err().print("see " + command + " --help\n");
        return ExitCode.USAGE;
    }

    private int explain(Exception exception) {
        if (exception instanceof ParameterException usage) {
            return usage(usage);
        }
        if (exception instanceof CommandException command) {
            return command.isSilent() ? command.exitCode() : say(message(command), command.exitCode());
        }
        if (exception instanceof DataMismatchException || exception instanceof FeedException) {
            return say(message(exception), ExitCode.WRONG);
        }
        if (exception instanceof DataException || exception instanceof WeightsException) {
            return say(message(exception), ExitCode.IO);
        }
        Throwable cause = exception instanceof UncheckedIOException ? exception.getCause() : exception;
        if (cause instanceof IOException io) {
            return say(describe(io), ExitCode.IO);
        }
        return bug(exception);
    }

    private int say(String message, int exitCode) {
        console.problem(message);
        return exitCode;
    }

    private int bug(Throwable throwable) {
        console.problem(REPORT);
        throwable.printStackTrace(console.err());
        return ExitCode.BUG;
    }

    /** A file system's exception often has no more to say than the file's name. */
    private static String describe(IOException exception) {
        if (exception instanceof FileSystemException file) {
            String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + ": " + reason;
        }
        return message(exception);
    }

    private static String message(Throwable throwable) {
        String message = throwable.getMessage();
        return message == null ? throwable.toString() : message;
    }

    /** Stands above the commands; alone it prints what there is. */
    @Command(
            name = "netc",
            mixinStandardHelpOptions = true,
            version = "netc 0.1.0",
            description = "Compiles .net files into Java, trains and runs them.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Root implements Runnable {
        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init")
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(),
                    "which command? one of "
                            + String.join(", ", spec.subcommands().keySet()));
        }
    }
}
