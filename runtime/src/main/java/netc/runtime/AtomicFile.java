package netc.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole or not at all. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes what a file holds. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes to a file beside the target, forces it to the disk and moves it over the target in one step. If that fails,
     * the target is as it was and nothing else is left.
     */
    static void write(Path target, Content content) throws IOException {
        Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
        Path temporary = real.resolveSibling(real.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error failed) {
            Files.deleteIfExists(temporary);
            throw failed;
        }
        forceDirectory(real.getParent());
    }

    /** Makes the move last through a crash, where the file system lets a directory be forced. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows cannot open directories; the file itself is safe already.
        }
    }
}
