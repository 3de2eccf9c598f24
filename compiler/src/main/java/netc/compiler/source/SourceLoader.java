package netc.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import netc.compiler.source.SourceException.Problem;

/** Reads {@code .net} files strictly: at most 1 MiB of UTF-8 text. */
public final class SourceLoader {
    /** The greatest size of a file, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private SourceLoader() {}

    /**
     * Reads {@code path}; messages will call it {@code name}.
     *
     * @throws SourceException if there is no such file, or it is not a text that netc accepts
     */
    public static SourceText load(String name, Path path) throws SourceException {
        return SourceText.ofFile(name, path, decode(read(path)));
    }

    private static byte[] read(Path path) throws SourceException {
        if (!Files.exists(path)) {
            throw new SourceException(Problem.MISSING, "there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new SourceException(Problem.UNREADABLE, "this is a directory, not a .net file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException | SecurityException e) {
            throw new SourceException(Problem.UNREADABLE, "the file cannot be read");
        }
    }

    /**
     * The text that {@code bytes} encode, without a byte order mark.
     *
     * @throws SourceException if they are too many, none, or no UTF-8 text
     */
    public static String decode(byte[] bytes) throws SourceException {
        if (bytes.length > MAX_BYTES) {
            throw new SourceException(Problem.TOO_LARGE, "the file is larger than 1 MiB, the most that netc reads");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new SourceException(
                        Problem.BINARY, "this is a binary file, not a .net file: byte " + i + " is zero");
            }
        }
        String text = decodeUtf8(bytes);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            throw new SourceException(Problem.EMPTY, "the file is empty");
        }
        return content;
    }

    private static String decodeUtf8(byte[] bytes) throws SourceException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new SourceException(Problem.NOT_UTF8, notUtf8(bytes, in.position()));
        }
        return out.flip().toString();
    }

    private static String notUtf8(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return "the file is not UTF-8 text: byte %d (0x%02x, in line %d) belongs to no character"
                .formatted(position, bytes[position] & 0xff, line);
    }
}
