package netc.compiler.diagnostic;

import static netc.compiler.diagnostic.Severity.ERROR;
import static netc.compiler.diagnostic.Severity.WARNING;

/**
 * Every kind of message that netc gives, with its stable number and a title for humans.
 *
 * <p>The hundreds are: 00 files and syntax, 01 shapes and types, 02 names and calls, 03 declarations, 04 losses and
 * outputs, 05 training settings, 06 limits, 09 warnings. A number is never used again for something else.
 */
public enum DiagnosticCode {
    FILE_MISSING(1, "the file does not exist"),
    FILE_UNREADABLE(2, "the file cannot be read"),
    FILE_TOO_LARGE(3, "the file is too large"),
    FILE_BINARY(4, "the file is binary"),
    FILE_NOT_UTF8(5, "the file is not UTF-8 text"),
    FILE_EMPTY(6, "the file is empty"),

    BAD_CHARACTER(10, "a character that means nothing"),
    BAD_NUMBER(11, "a malformed number"),
    BAD_STRING(12, "a malformed string"),
    BRACKETS(13, "brackets that do not match"),
    NESTING(14, "expressions nested too deeply"),
    SYNTAX(15, "a statement that cannot be read"),
    RESERVED_WORD(16, "a reserved word as a name"),
    NOT_YET(17, "a reserved word without a meaning yet"),
    MISPLACED_STATEMENT(18, "a statement in the wrong place"),
    PIPELINE_MIX(19, "a pipeline mixed with operators"),
    COMPARISON_CHAIN(20, "a chain of comparisons"),
    CONTINUED_CALL(21, "a call whose bracket is on another line"),
    ARGUMENT_ORDER(22, "a positional argument after a named one"),
    NUMBER_RANGE(23, "a number too large"),

    DOC_NOWHERE(901, WARNING, "a doc comment that documents nothing");

    private final int number;
    private final Severity severity;
    private final String title;

    DiagnosticCode(int number, String title) {
        this(number, ERROR, title);
    }

    DiagnosticCode(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    /** The code as messages show it: {@code NET0104}. */
    public String id() {
        return "NET%04d".formatted(number);
    }

    public Severity severity() {
        return severity;
    }

    /** What this kind of mistake is called, as a noun phrase. */
    public String title() {
        return title;
    }

    /** Whether the file itself is the matter, not what it says. */
    public boolean isFileProblem() {
        return number < 10;
    }
}
