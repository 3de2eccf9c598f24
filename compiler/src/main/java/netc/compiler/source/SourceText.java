package netc.compiler.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of one {@code .net} file, addressed by code point.
 *
 * <p>Offsets count code points from 0, lines and columns count from 1. A line ends with {@code \n}, {@code \r\n} or
 * {@code \r}. Equality is identity: a text is loaded once.
 */
public final class SourceText {
    private final String name;
    private final @Nullable Path path;
    private final boolean library;
    private final int[] codePoints;
    private final int[] lineStarts;

    private SourceText(String name, @Nullable Path path, boolean library, String text) {
        this.name = name;
        this.path = path;
        this.library = library;
        this.codePoints = text.codePoints().toArray();
        this.lineStarts = findLines(codePoints);
    }

    /** A text that was not read from a file; {@code name} is what messages call it. */
    public static SourceText of(String name, String text) {
        return new SourceText(name, null, false, text);
    }

    /** The text of {@code path}, which messages call {@code name}. */
    public static SourceText ofFile(String name, Path path, String text) {
        return new SourceText(name, path, false, text);
    }

    /** A text that comes with the compiler: messages prefer to point at the user's own lines. */
    public static SourceText library(String name, String text) {
        return new SourceText(name, null, true, text);
    }

    private static int[] findLines(int[] codePoints) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < codePoints.length; i++) {
            boolean lineEnd = codePoints[i] == '\n'
                    || (codePoints[i] == '\r' && (i + 1 == codePoints.length || codePoints[i + 1] != '\n'));
            if (lineEnd) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What messages call this text: the path as the user gave it. */
    public String name() {
        return name;
    }

    /** The file it was read from, against which {@code use} resolves; empty for a text from memory. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Whether the text comes with the compiler. */
    public boolean isLibrary() {
        return library;
    }

    /** The number of code points. */
    public int length() {
        return codePoints.length;
    }

    /** The whole text. */
    public String text() {
        return slice(0, codePoints.length);
    }

    /** The code points from {@code start} (inclusive) to {@code end} (exclusive). */
    public String slice(int start, int end) {
        return new String(codePoints, start, end - start);
    }

    /** The range from {@code start} (inclusive) to {@code end} (exclusive). */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The number of lines; an empty text has one. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line, from 1, that holds {@code offset}. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column, from 1 and in code points, of {@code offset} in its line. */
    public int columnAt(int offset) {
        return offset - lineStarts[lineAt(offset) - 1] + 1;
    }

    /** The text of line {@code line} (from 1) without its line end. */
    public String line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : codePoints.length;
        while (end > start && (codePoints[end - 1] == '\n' || codePoints[end - 1] == '\r')) {
            end--;
        }
        return slice(start, end);
    }

    /** Whether nothing but space stands between the beginning of its line and {@code offset}. */
    public boolean isFirstOnLine(int offset) {
        for (int i = lineStarts[lineAt(offset) - 1]; i < offset; i++) {
            if (!Character.isWhitespace(codePoints[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
