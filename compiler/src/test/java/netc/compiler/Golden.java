package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected text in files of the repository.
 *
 * <p>All of it is refreshed by {@code mvn -pl compiler -am test -Dnetc.golden.update=true}; read what changed before you
 * commit it.
 */
final class Golden {
    private Golden() {}

    /** Compares {@code actual} with the file, or writes it there. */
    static void check(Path file, String actual) {
        try {
            if (Boolean.getBoolean("netc.golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s is stale; refresh with -Dnetc.golden.update=true", file)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
