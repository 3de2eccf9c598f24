package netc.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that holds what was generated, and nothing else.
 *
 * <p>A file whose content stays the same is not written again, so that what is built from it stays up to date; a file that is
 * no longer generated is deleted.
 */
final class GeneratedFiles {
    private final Path folder;
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();

    GeneratedFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The absolute paths of all files. */
    List<Path> files() {
        return List.copyOf(contents.keySet());
    }

    void add(String relativePath, String text) {
        contents.put(folder.resolve(relativePath), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Brings the folder up to date and returns what was written or deleted. */
    List<Path> write() throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Path old : filesUnder(folder)) {
            if (!contents.containsKey(old)) {
                Files.delete(old);
                changed.add(old);
            }
        }
        for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
            Path file = entry.getKey();
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
                changed.add(file);
            }
        }
        return changed;
    }

    static List<Path> filesUnder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
