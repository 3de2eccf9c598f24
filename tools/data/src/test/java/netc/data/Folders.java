package netc.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small IDX files and folders, made for a test. */
final class Folders {
    private Folders() {}

    /** The bytes of an IDX file of unsigned bytes that count up from 0. */
    static byte[] idx(int... dims) {
        int elements = 1;
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * dims.length);
        header.put(new byte[] {0, 0, 8, (byte) dims.length});
        for (int dim : dims) {
            header.putInt(dim);
            elements *= dim;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.array());
        for (int i = 0; i < elements; i++) {
            bytes.write(i);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    static void writeMnistLike(Path folder, int train, int test) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(idx(train, 2, 3)));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(idx(train)));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), idx(test, 2, 3));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), idx(test));
    }
}
