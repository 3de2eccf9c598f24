package netc.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * What the last build was made from and what it left, so that the next can tell that there is nothing to do.
 *
 * <p>A text file: the settings, then a line for each input and each output with a hash of its content.
 */
final class BuildRecord {
    private final Path file;

    BuildRecord(Path file) {
        this.file = file;
    }

    /** Whether settings, inputs and outputs are still as they were recorded. */
    boolean isCurrent(String settings, Collection<Path> inputs) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).equals(digest(settings.getBytes(StandardCharsets.UTF_8)))) {
            return false;
        }
        List<String> recorded = lines.subList(1, lines.size());
        return recorded.stream().allMatch(BuildRecord::holds)
                && inputs.stream().map(BuildRecord::line).allMatch(recorded::contains);
    }

    /** Records a build that went well. */
    void write(String settings, Collection<Path> inputs, Collection<Path> outputs) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(digest(settings.getBytes(StandardCharsets.UTF_8)));
        inputs.forEach(path -> lines.add(line(path)));
        outputs.forEach(path -> lines.add(line(path)));
        Files.createDirectories(file.getParent());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static boolean holds(String line) {
        return line.equals(line(Path.of(line.substring(line.indexOf(' ') + 1))));
    }

    private static String line(Path path) {
        try {
            return (Files.exists(path) ? digest(Files.readAllBytes(path)) : "absent") + " " + path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
