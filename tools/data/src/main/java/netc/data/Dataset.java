package netc.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Samples to train with and samples to test with. */
public record Dataset(String name, Samples train, Samples test) {
    /**
     * Opens what a {@code data} setting or {@code --data} names: {@code builtin:NAME}, or a folder with the four files
     * of MNIST, relative to {@code base}.
     *
     * @throws DataException if the data is missing or corrupt
     */
    public static Dataset open(String source, Path base) {
        if (source.startsWith(Builtin.PREFIX)) {
            return Builtin.named(source.substring(Builtin.PREFIX.length()));
        }
        Path folder = resolve(source, base);
        if (!Files.exists(folder)) {
            throw new DataException(folder, "no such data (a folder of IDX files, or one of " + Builtin.names() + ")");
        }
        if (!Files.isDirectory(folder)) {
            throw DataException.unexpected(folder, "a file", "a folder that holds " + IdxFolder.EXPECTED);
        }
        return IdxFolder.read(source, folder);
    }

    private static Path resolve(String source, Path base) {
        try {
            return base.resolve(source).normalize();
        } catch (InvalidPathException e) {
            throw new DataException(base, "\"" + source + "\" is not a path: " + e.getReason(), e);
        }
    }
}
