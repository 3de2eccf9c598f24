package netc.compiler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The values that an independent implementation computed in double, kept beside the project; absent, tests are skipped. */
public final class References {
    private References() {}

    public static Map<String, Object> read(String name) throws IOException {
        Path file = Path.of("..", "..", "shared", "reference", name + ".json").toAbsolutePath();
        assumeTrue(Files.exists(file), "skipped: the reference " + file.normalize() + " is not on this machine");
        return Json.read(file);
    }
}
