package netc.compiler.source;

/**
 * A range of a source text, from {@code start} (inclusive) to {@code end} (exclusive), in code points.
 *
 * <p>A span may be empty: it then points between two code points, for what is missing.
 */
public record Span(SourceText source, int start, int end) {
    /** The span of what nobody wrote, such as a constant that the compiler made. */
    public static final Span NONE = new Span(SourceText.library("(none)", ""), 0, 0);

    public Span {
        if (start < 0 || end < start || end > source.length()) {
            throw new IllegalArgumentException(
                    "no span " + start + ".." + end + " in " + source.name() + " of length " + source.length());
        }
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return source == NONE.source;
    }

    /** The line of the first code point, from 1. */
    public int line() {
        return source.lineAt(start);
    }

    /** The column of the first code point, from 1 and in code points. */
    public int column() {
        return source.columnAt(start);
    }

    /** The number of code points. */
    public int length() {
        return end - start;
    }

    /** The text in the range. */
    public String text() {
        return source.slice(start, end);
    }

    /** The smallest span that holds this one and {@code that}, which is of the same source. */
    public Span to(Span that) {
        return new Span(source, Math.min(start, that.start), Math.max(end, that.end));
    }

    /** The empty span at the end of this one. */
    public Span after() {
        return new Span(source, end, end);
    }

    /** {@code file:line:column}, as messages begin. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
