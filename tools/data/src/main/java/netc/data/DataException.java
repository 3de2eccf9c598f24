package netc.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data file that is missing, unreadable, truncated or corrupt: the message names the file, what was found and what was expected. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    DataException(Path file, String problem) {
        this(file, problem, null);
    }

    DataException(Path file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file.toString();
    }

    static DataException unexpected(Path file, String found, String expected) {
        return new DataException(file, "found " + found + ", expected " + expected);
    }

    /** The file or folder that is at fault. */
    public String file() {
        return file;
    }
}
