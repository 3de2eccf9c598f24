package netc.cli;

/** What netc's exit status tells a script. */
final class ExitCode {
    static final int OK = 0;

    /** The user's model or data is wrong. */
    static final int WRONG = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** Something cannot be read or written, or a file is corrupt. */
    static final int IO = 3;

    /** A bug in netc. */
    static final int BUG = 70;

    private ExitCode() {}
}
