package netc.compiler.lower;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import netc.compiler.source.SourceException;
import netc.compiler.source.SourceLoader;
import netc.compiler.source.SourceText;

/** Where {@code use} finds files. Two texts of one name are taken for one file. */
@FunctionalInterface
public interface SourceFiles {
    /** Finds files beside the file that uses them. */
    SourceFiles FILE_SYSTEM = SourceFiles::beside;

    /**
     * The text of the file that {@code use "path"} in {@code from} means.
     *
     * @throws SourceException if there is no such text
     */
    SourceText load(SourceText from, String path) throws SourceException;

    /** Finds files among texts in memory, by their path. */
    static SourceFiles inMemory(Map<String, String> texts) {
        return (from, path) -> {
            String text = texts.get(path);
            if (text == null) {
                throw new SourceException(SourceException.Problem.MISSING, "there is no such file");
            }
            return SourceText.of(path, text);
        };
    }

    private static SourceText beside(SourceText from, String path) throws SourceException {
        if (from.path().isEmpty()) {
            throw new SourceException(
                    SourceException.Problem.MISSING, "a text that is not from a file cannot use other files");
        }
        try {
            Path file = from.path().get().resolveSibling(path).normalize();
            String name = Path.of(from.name()).resolveSibling(path).normalize().toString();
            return SourceLoader.load(name.replace('\\', '/'), file);
        } catch (InvalidPathException e) {
            throw new SourceException(SourceException.Problem.MISSING, "this is no path of a file");
        }
    }
}
