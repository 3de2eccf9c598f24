package netc.runtime;

import static netc.runtime.SafetensorsHeader.LENGTH_BYTES;
import static netc.runtime.SafetensorsHeader.MAX_LENGTH;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import netc.runtime.NetInfo.Parameter;
import netc.runtime.SafetensorsHeader.Tensor;

/**
 * The parameters of a net as a safetensors file, row-major in the user's order, readable from Python.
 *
 * <p>Under {@code __metadata__} a file has the net's name, its fingerprint and the CRC-32 of the data. A file without them,
 * as other programs write it, is read as well; one whose fingerprint or checksum differs is not. The checksum is against
 * damage, not against malice, and needs no security provider, which takes longer to start than a small net to load.
 */
final class Weights {
    private static final String NET = "net";
    private static final String FINGERPRINT = "fingerprint";
    private static final String CHECKSUM = "crc32";
    private static final int BUFFER = 1 << 18;

    private Weights() {}

    /** Writes the file in one step: whoever reads the target sees the old or the new one, whole. */
    static void save(Path target, NetInfo info, ParameterLayout layout, float[] parameters) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        CRC32 checksum = new CRC32();
        ByteBuffer buffer = buffer();
        long end = 0;
        for (Parameter parameter : info.parameters()) {
            long begin = end;
            end += (long) parameter.size() * Float.BYTES;
            tensors.add(new Tensor(parameter.path(), parameter.shape(), begin, end));
            putAll(layout.slot(parameter.path()).load(parameters), buffer, checksum::update);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(NET, info.name());
        metadata.put(FINGERPRINT, info.fingerprint());
        metadata.put(CHECKSUM, hexadecimal(checksum));
        byte[] header = new SafetensorsHeader(metadata, tensors).print();
        AtomicFile.write(target, channel -> {
            buffer.clear().putLong(header.length).flip();
            writeFully(channel, buffer);
            writeFully(channel, ByteBuffer.wrap(header));
            for (Parameter parameter : info.parameters()) {
                putAll(layout.slot(parameter.path()).load(parameters), buffer, full -> writeFully(channel, full));
            }
        });
    }

    /** Reads a file that holds exactly the net's parameters. */
    static float[] load(Path file, NetInfo info, ParameterLayout layout) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = readHeader(file, channel);
            checkTensors(file, info, header);
            return readData(file, channel, header, layout);
        } catch (NoSuchFileException missing) {
            throw new WeightsException(file, "a weights file", "no such file", missing);
        } catch (IOException failed) {
            throw new WeightsException(file, "a readable file", failed.getMessage(), failed);
        }
    }

    private static SafetensorsHeader readHeader(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (Files.isDirectory(file) || size < LENGTH_BYTES) {
            throw new WeightsException(file, "a safetensors file", size + " bytes");
        }
        ByteBuffer prefix = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, channel, prefix);
        long length = prefix.flip().getLong();
        if (length < 2 || length > MAX_LENGTH || length > size - LENGTH_BYTES) {
            throw new WeightsException(
                    file,
                    "a header of 2 to " + Math.min(MAX_LENGTH, size - LENGTH_BYTES) + " bytes",
                    length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        readFully(file, channel, bytes);
        SafetensorsHeader header;
        try {
            header = SafetensorsHeader.parse(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException damaged) {
            throw new WeightsException(file, "a safetensors header", "bytes that are no UTF-8", damaged);
        } catch (HeaderJson.SyntaxException damaged) {
            throw new WeightsException(file, "a safetensors header", damaged.getMessage(), damaged);
        }
        long dataLength = size - LENGTH_BYTES - length;
        if (header.dataLength() != dataLength) {
            throw new WeightsException(file, header.dataLength() + " bytes of data", dataLength + " bytes");
        }
        return header;
    }

    private static void checkTensors(Path file, NetInfo info, SafetensorsHeader header) {
        String fingerprint = header.metadata().getOrDefault(FINGERPRINT, info.fingerprint());
        if (!fingerprint.equals(info.fingerprint())) {
            String net = header.metadata().getOrDefault(NET, "another net");
            throw new WeightsException(
                    file,
                    "weights of " + info.name() + " " + info.fingerprint(),
                    "those of " + net + " " + fingerprint);
        }
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        for (Tensor tensor : header.tensors()) {
            found.put(tensor.name(), tensor.shape());
        }
        for (Parameter parameter : info.parameters()) {
            List<Integer> shape = found.remove(parameter.path());
            if (shape == null) {
                throw new WeightsException(file, "the parameter " + parameter.path(), "none of that name");
            }
            if (!shape.equals(parameter.shape())) {
                throw new WeightsException(file, parameter.path() + " of shape " + parameter.shape(), "shape " + shape);
            }
        }
        if (!found.isEmpty()) {
            throw new WeightsException(file, "the parameters of " + info.name() + " only", "also " + found.keySet());
        }
    }

    private static float[] readData(Path file, FileChannel channel, SafetensorsHeader header, ParameterLayout layout)
            throws IOException {
        float[] parameters = layout.allocate();
        CRC32 checksum = new CRC32();
        ByteBuffer buffer = buffer();
        for (Tensor tensor : header.tensors()) {
            ParameterLayout.Slot slot = layout.slot(tensor.name());
            float[] values = new float[slot.size()];
            for (int i = 0; i < values.length; ) {
                buffer.clear().limit(Math.min(BUFFER, (values.length - i) * Float.BYTES));
                readFully(file, channel, buffer);
                checksum.update(buffer.flip());
                FloatBuffer floats = buffer.rewind().asFloatBuffer();
                int count = floats.remaining();
                floats.get(values, i, count);
                i += count;
            }
            slot.store(values, parameters);
        }
        String actual = hexadecimal(checksum);
        String expected = header.metadata().getOrDefault(CHECKSUM, actual);
        if (!expected.equals(actual)) {
            throw new WeightsException(file, "data with the CRC-32 " + expected, actual);
        }
        return parameters;
    }

    private interface Sink {
        void accept(ByteBuffer full) throws IOException;
    }

    private static void putAll(float[] values, ByteBuffer buffer, Sink sink) throws IOException {
        buffer.clear();
        for (float value : values) {
            if (!buffer.hasRemaining()) {
                sink.accept(buffer.flip());
                buffer.clear();
            }
            buffer.putFloat(value);
        }
        sink.accept(buffer.flip());
    }

    private static void readFully(Path file, FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new WeightsException(file, "a whole file", "one that ended early");
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String hexadecimal(CRC32 checksum) {
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
