package netc.runtime;

import java.nio.file.Path;

/** A weights file cannot be read, is damaged or belongs to another net. The message states expected and actual. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** States what does not fit. */
    public WeightsException(Path file, String expected, String actual) {
        super(message(file, expected, actual));
    }

    /** States what does not fit, and why. */
    public WeightsException(Path file, String expected, String actual, Throwable cause) {
        super(message(file, expected, actual), cause);
    }

    private static String message(Path file, String expected, String actual) {
        return file + ": expected " + expected + ", got " + actual;
    }
}
