package netc.compiler.source;

/** Why a file could not become a {@link SourceText}; the message is a full sentence without the file's name. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1;

    /** What was wrong with the file. */
    public enum Problem {
        MISSING,
        UNREADABLE,
        TOO_LARGE,
        BINARY,
        NOT_UTF8,
        EMPTY
    }

    private final Problem problem;
    private final String reason;

    public SourceException(Problem problem, String message) {
        super(message);
        this.problem = problem;
        this.reason = message;
    }

    public Problem problem() {
        return problem;
    }

    /** The message. */
    public String reason() {
        return reason;
    }
}
