package netc.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format of MNIST, plain or gzipped.
 *
 * <p>The format: two zero bytes, the element type (0x08), the number of dims, each dim as a big-endian 32-bit number, then the
 * elements in row-major order and nothing after them. No memory is taken on the word of a header alone: the length of a
 * plain file has to agree first, and a gzipped one is given memory as its bytes arrive.
 */
record IdxFile(List<Integer> dims, byte[] elements) {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MAX_RANK = 4;

    /** What fits into one Java array with room to spare. */
    private static final long MAX_ELEMENTS = Integer.MAX_VALUE - 64L;

    IdxFile {
        dims = List.copyOf(dims);
    }

    static IdxFile read(Path file) {
        boolean gzipped = file.toString().endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = new BufferedInputStream(gzipped ? new GZIPInputStream(raw, 1 << 16) : raw, 1 << 16)) {
            return read(file, in, gzipped ? -1 : Files.size(file));
        } catch (NoSuchFileException e) {
            throw new DataException(file, "no such file", e);
        } catch (EOFException | ZipException e) {
            throw new DataException(file, "truncated or corrupt gzip data, expected a whole IDX file", e);
        } catch (IOException e) {
            throw new DataException(file, "cannot be read: " + e, e);
        }
    }

    /** Reads the whole stream; {@code length} is the number of bytes it holds, or −1 where only reading can tell. */
    private static IdxFile read(Path file, InputStream in, long length) throws IOException {
        List<Integer> dims = dims(file, in);
        long expected = dims.stream().mapToLong(Integer::longValue).reduce(1, IdxFile::boundedProduct);
        if (expected > MAX_ELEMENTS) {
            throw DataException.unexpected(file, "dims " + dims, "at most " + MAX_ELEMENTS + " elements");
        }
        long header = 4 + 4L * dims.size();
        if (length >= 0 && length != header + expected) {
            throw sizeMismatch(file, dims, length - header, expected);
        }
        byte[] elements = in.readNBytes((int) expected);
        if (elements.length != expected) {
            throw sizeMismatch(file, dims, elements.length, expected);
        }
        if (in.read() >= 0) {
            throw DataException.unexpected(file, "more bytes after the last element", "the end, for dims " + dims);
        }
        return new IdxFile(dims, elements);
    }

    private static List<Integer> dims(Path file, InputStream in) throws IOException {
        byte[] magic = header(file, in, 4);
        if (magic[0] != 0 || magic[1] != 0) {
            throw DataException.unexpected(file, hex(magic), "an IDX file, which begins 00 00 08");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw DataException.unexpected(file, "IDX elements of type " + hex(magic[2]), "unsigned bytes (08)");
        }
        int rank = magic[3];
        if (rank < 1 || rank > MAX_RANK) {
            throw DataException.unexpected(file, "an array of " + (rank & 0xFF) + " dims", "1 to " + MAX_RANK);
        }
        ByteBuffer extents = ByteBuffer.wrap(header(file, in, 4 * rank));
        List<Integer> dims = new ArrayList<>();
        while (extents.hasRemaining()) {
            int extent = extents.getInt();
            if (extent < 1) {
                throw DataException.unexpected(file, "a dim of " + Integer.toUnsignedString(extent), "1 to 2147483647");
            }
            dims.add(extent);
        }
        return dims;
    }

    private static byte[] header(Path file, InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw DataException.unexpected(file, "the end of the file inside the header", "an IDX file");
        }
        return bytes;
    }

    /** The product, or something above the limit where it would be: it never overflows. */
    private static long boundedProduct(long a, long b) {
        return a > MAX_ELEMENTS ? a : a * b;
    }

    private static DataException sizeMismatch(Path file, List<Integer> dims, long found, long expected) {
        return DataException.unexpected(file, found + " bytes of data", expected + ", for dims " + dims);
    }

    private static String hex(byte... bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", b));
        }
        return text.toString();
    }
}
