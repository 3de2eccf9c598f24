package netc.cli;

/** Ends a command with a message for the user and an exit code. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Ends a command that has said already what is wrong. */
    static CommandException silent(int exitCode) {
        return new CommandException(exitCode, "");
    }

    int exitCode() {
        return exitCode;
    }

    boolean isSilent() {
        return String.valueOf(getMessage()).isEmpty();
    }
}
