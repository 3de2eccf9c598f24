package netc.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of the part of JSON that a safetensors header uses: objects, arrays, strings and whole numbers from 0.
 * Nesting is limited; the caller limits the size.
 */
final class HeaderJson {
    /** What is wrong, and at which character. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message);
        }
    }

    private static final int MAX_DEPTH = 4;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private int at;

    private HeaderJson(String text) {
        this.text = text;
    }

    /** The object that the text is; maps keep the order of the text, numbers are {@code Long}. */
    static Map<String, Object> read(String text) throws SyntaxException {
        HeaderJson reader = new HeaderJson(text);
        if (reader.peek() != '{') {
            throw reader.unexpected("{");
        }
        Map<String, Object> object = reader.object(1);
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.unexpected("the end");
        }
        return object;
    }

    private Object value(int depth) throws SyntaxException {
        skipSpace();
        if (depth > MAX_DEPTH) {
            throw new SyntaxException("nesting of more than " + MAX_DEPTH + " at character " + at);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws SyntaxException {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (accept('}')) {
            return object;
        }
        do {
            skipSpace();
            String key = string();
            expect(':');
            if (object.put(key, value(depth + 1)) != null) {
                throw new SyntaxException("the key " + key + " twice");
            }
        } while (accept(','));
        expect('}');
        return object;
    }

    private List<Object> array(int depth) throws SyntaxException {
        List<Object> array = new ArrayList<>();
        expect('[');
        if (accept(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (accept(','));
        expect(']');
        return array;
    }

    private Long number() throws SyntaxException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        int digits = at - start;
        boolean leadingZero = digits > 1 && text.charAt(start) == '0';
        if (digits == 0 || digits > MAX_DIGITS || leadingZero) {
            at = start;
            throw unexpected("a whole number");
        }
        return Long.parseLong(text, start, at, 10);
    }

    private String string() throws SyntaxException {
        if (peek() != '"') {
            throw unexpected("\"");
        }
        at++;
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                at--;
                throw unexpected("no control character");
            }
            string.append(c == '\\' ? escape() : c);
        }
        return string.toString();
    }

    private char escape() throws SyntaxException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw unexpected("four hexadecimal digits");
                    }
                    unit = unit * 16 + digit;
                }
                yield (char) unit;
            }
            default -> throw unexpected("an escape");
        };
    }

    private void expect(char c) throws SyntaxException {
        if (!accept(c)) {
            throw unexpected(String.valueOf(c));
        }
    }

    private boolean accept(char c) {
        skipSpace();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private char next() throws SyntaxException {
        if (at >= text.length()) {
            throw unexpected("more");
        }
        return text.charAt(at++);
    }

    /** The next character; 0, which is none of JSON's, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private SyntaxException unexpected(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new SyntaxException(found + " at character " + at + " where " + expected + " should be");
    }
}
