package netc.maven;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netc.compiler.Netc;

/** The files that the compiler is loaded from. Those of a snapshot change while its version stays. */
final class CompilerCode {
    private CompilerCode() {}

    /** The compiler's jar, or its classes. */
    static List<Path> files() throws IOException {
        Path code = Path.of(URI.create(
                Netc.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return Files.isDirectory(code) ? GeneratedFiles.filesUnder(code) : List.of(code);
    }
}
