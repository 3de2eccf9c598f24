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

    SHAPES_DIFFER(101, "shapes that do not align"),
    RANK(102, "a tensor with the wrong number of axes"),
    AXIS(103, "an axis that a tensor does not have"),
    MATMUL(104, "a matrix product whose inner dimensions differ"),
    ELEMENT_KIND(105, "a class where a number is needed, or the reverse"),
    RESHAPE_SIZE(106, "a reshape that changes the number of elements"),
    SLICE_BOUNDS(107, "a slice outside its tensor"),
    CLASS_COUNT_DIFFERS(108, "a number of classes that differs from the last dim"),
    ARGUMENT_SHAPE(109, "an argument of the wrong shape"),
    WRONG_KIND(110, "an expression of the wrong kind"),
    BAD_DIM(111, "a dim that is no whole number from 1"),
    EXPONENT(112, "an exponent that is not known when compiling"),
    SHAPES_NOT_EQUAL(113, "operands of a loss whose shapes are not equal"),
    NUMBER_UNREPRESENTABLE(114, "a number that no tensor can hold"),
    BAD_SHAPE(115, "a shape that cannot stand here"),

    UNKNOWN_NAME(201, "an unknown name"),
    UNKNOWN_FUNCTION(202, "an unknown layer or function"),
    DUPLICATE_NAME(203, "a name bound twice"),
    ARGUMENT_COUNT(204, "too many or too few arguments"),
    UNKNOWN_ARGUMENT(205, "an unknown argument"),
    DUPLICATE_ARGUMENT(206, "an argument given twice"),
    RECURSION(207, "a layer that calls itself"),
    USED_TOO_EARLY(208, "a name used before it is bound"),
    USE_CYCLE(209, "files that use each other in a circle"),
    USE_CONFLICT(210, "two layers or consts of one name in used files"),
    FUNCTION_AS_VALUE(211, "a function used as a value"),

    LABEL_TYPE(301, "a label or target of the wrong type"),
    CLASSES(302, "a set of classes that cannot be"),
    INITIALIZER(303, "something else than an initialiser"),
    PARAMETER_PATH(304, "two parameters of one path"),
    RETURN(305, "a layer without its one return"),
    REPEAT_BOUND(306, "a repetition without a whole number of turns"),
    REBINDING(307, "a name bound again"),
    OVERRIDE(308, "an override that does not fit its const"),
    JAVA_NAME(309, "a name that cannot be a Java name"),
    METRIC_PARAMETERS(310, "a metric that owns parameters"),

    PROBABILITIES_AS_LOGITS(401, "probabilities fed to a loss that takes logits"),
    LOSS_SHAPE(402, "a loss or metric that is not one number per sample"),
    MISSING_LOSS(403, "training without a loss"),
    OUTPUT_WITHOUT_INPUT(404, "an output or metric that depends on no input"),
    LABEL_IN_OUTPUT(405, "an output that depends on a label or target"),
    NO_RESULT(406, "a net that computes nothing"),

    UNKNOWN_SETTING(501, "an unknown setting"),
    DUPLICATE_SETTING(502, "a setting given twice"),
    SETTING_VALUE(503, "a setting with a wrong value"),
    SECOND_TRAIN(504, "two train blocks"),

    TOO_LARGE(601, "a dim or tensor that is too large"),
    TOO_MANY_PARAMETERS(602, "too many parameters"),
    TOO_MANY_VALUES(603, "a net that is too large"),
    CALL_DEPTH(604, "calls nested too deeply"),
    TEXT_LENGTH(605, "a name, string or doc comment that is too long"),
    USE_DEPTH(606, "files that use each other too deeply"),

    DOC_NOWHERE(901, WARNING, "a doc comment that documents nothing"),
    UNUSED(902, WARNING, "something that is never used"),
    UNREACHED_PARAMETER(903, WARNING, "a parameter that no loss reaches");

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
