package netc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import netc.runtime.NetInfo.Parameter;
import netc.runtime.ParameterLayout.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights files: written whole, read strictly. */
class WeightsTest {
    private static final NetInfo INFO = info("v1");
    private static final ParameterLayout LAYOUT = new ParameterLayout(
            List.of(Slot.panels("h.W", 3, 20, 16, 0), Slot.rows("h.b", 1, 20, 96), Slot.columns("y.W", 5, 2, 128)));

    @TempDir
    private Path directory;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Path file = directory.resolve("net.safetensors");
        float[] parameters = someParameters();
        Weights.save(file, INFO, LAYOUT, parameters);
        Weights.save(file, INFO, LAYOUT, parameters);
        assertThat(bits(Weights.load(file, INFO, LAYOUT))).isEqualTo(bits(parameters));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void theFileFollowsTheFormat() throws IOException {
        Path file = directory.resolve("net.safetensors");
        Weights.save(file, INFO, LAYOUT, someParameters());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) buffer.getLong();
        assertThat(length % 8).isZero();
        assertThat(bytes).hasSize(8 + length + 4 * (60 + 20 + 10));
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).strip())
                .matches("\\{\"__metadata__\":\\{\"net\":\"Test\",\"fingerprint\":\"v1\",\"crc32\":\"[0-9a-f]{8}\"},"
                        + "\"h\\.W\":\\{\"dtype\":\"F32\",\"shape\":\\[3,20],\"data_offsets\":\\[0,240]},"
                        + "\"h\\.b\":\\{\"dtype\":\"F32\",\"shape\":\\[20],\"data_offsets\":\\[240,320]},"
                        + "\"y\\.W\":\\{\"dtype\":\"F32\",\"shape\":\\[5,2],\"data_offsets\":\\[320,360]}}");
        assertThat(buffer.getFloat(8 + length + 4)).isEqualTo(LAYOUT.slot("h.W").load(someParameters())[1]);
    }

    @Test
    void filesOfOtherProgramsAreRead() throws IOException {
        String header = "{\"y.W\":{\"dtype\":\"F32\",\"shape\":[5,2],\"data_offsets\":[0,40]},"
                + " \"h.b\" : {\"shape\":[20], \"dtype\":\"F32\",\"data_offsets\":[ 40,120]},\n"
                + "\"h.W\":{\"dtype\":\"F32\",\"shape\":[3,20],\"data_offsets\":[120,360]}}";
        Path file = write(header, 360);
        assertThatCode(() -> Weights.load(file, INFO, LAYOUT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"h.W\":{\"dtype\":\"F16\",\"shape\":[3,20],\"data_offsets\":[0,240]}}|240|h.W of type F16",
                "{\"h.W\":{\"dtype\":\"F32\",\"shape\":[3,20],\"data_offsets\":[0,240]}}|240|the parameter h.b, got none",
                "{\"h.W\":{\"dtype\":\"F32\",\"shape\":[3,20],\"data_offsets\":[0,236]}}|236|h.W of shape [3, 20] with data_offsets",
                "{\"h.W\":{\"dtype\":\"F32\",\"shape\":[20,3],\"data_offsets\":[0,240]}}|240|h.W of shape [3, 20], got shape [20, 3]",
                "{\"h.W\":{\"dtype\":\"F32\",\"shape\":[3,20],\"data_offsets\":[0,240]}}|200|240 bytes of data, got 200 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12|b beginning at byte 4 of the data, not 8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}|16|a beginning at byte 8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}|16|the key a twice",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}|0|a of shape [4294967296, 4294967296]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}|4|a of shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[[[[[2]]]]],\"data_offsets\":[0,8]}}|8|nesting of more than 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|8|'-' at character",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} x|8|'x' at character 55 where the end should be",
                "[1]|0|'[' at character 0 where { should be",
                "{\"__metadata__\":{\"fingerprint\":\"v0\",\"net\":\"Old\"}}|0|weights of Test v1, got those of Old v0",
                "{\"__metadata__\":{\"a\":1}}|0|__metadata__ with 1"
            })
    void damagedFilesAreExplained(String header, int dataLength, String message) throws IOException {
        Path file = write(header, dataLength);
        assertThatThrownBy(() -> Weights.load(file, INFO, LAYOUT))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": expected ")
                .hasMessageContaining(message);
    }

    @Test
    void aChangedBitOfTheDataIsFound() throws IOException {
        Path file = directory.resolve("net.safetensors");
        Weights.save(file, INFO, LAYOUT, someParameters());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 7] ^= 16;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Weights.load(file, INFO, LAYOUT))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("CRC-32");
    }

    @Test
    void missingAndForeignFilesAreExplained() throws IOException {
        assertThatThrownBy(() -> Weights.load(directory.resolve("none"), INFO, LAYOUT))
                .isInstanceOf(WeightsException.class)
                .hasMessageEndingWith("none: expected a weights file, got no such file");
        assertThatThrownBy(() -> Weights.load(directory, INFO, LAYOUT)).isInstanceOf(WeightsException.class);
        Path file = directory.resolve("huge");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(1L << 40)
                        .array());
        assertThatThrownBy(() -> Weights.load(file, INFO, LAYOUT))
                .hasMessageEndingWith("huge: expected a header of 2 to 8 bytes, got 1099511627776 bytes");
    }

    @Test
    void truncationAnywhereIsAWeightsException() throws IOException {
        Path whole = directory.resolve("whole");
        Weights.save(whole, INFO, LAYOUT, someParameters());
        byte[] bytes = Files.readAllBytes(whole);
        Path file = directory.resolve("cut");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Weights.load(file, INFO, LAYOUT)).isInstanceOf(WeightsException.class);
        }
    }

    @Test
    void changedBytesGiveWeightsOrAWeightsException() throws IOException {
        Path whole = directory.resolve("whole");
        Weights.save(whole, INFO, LAYOUT, someParameters());
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(1);
        Path file = directory.resolve("changed");
        for (int i = 0; i < 1000; i++) {
            byte[] changed = bytes.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                changed[random.nextInt(changed.length - 360)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            assertLoadsOrExplains(file);
        }
    }

    @Test
    void aFailedSaveLeavesTheTargetAndNothingElse() throws IOException {
        Path file = directory.resolve("net.safetensors");
        Files.writeString(file, "before");
        NetInfo other = info("v2", "unknown");
        assertThatThrownBy(() -> Weights.save(file, other, LAYOUT, LAYOUT.allocate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.allocate(100));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("before");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static void assertLoadsOrExplains(Path file) {
        try {
            Weights.load(file, INFO, LAYOUT);
        } catch (WeightsException explained) {
            assertThat(explained).hasMessageContaining("expected");
        }
    }

    private Path write(String header, int dataLength) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataLength).order(ByteOrder.LITTLE_ENDIAN);
        Path file = directory.resolve("made");
        Files.write(file, bytes.putLong(json.length).put(json).array());
        return file;
    }

    private static float[] someParameters() {
        float[] parameters = LAYOUT.allocate();
        for (Parameter parameter : INFO.parameters()) {
            float[] values = new float[parameter.size()];
            Initializer.heNormal().fill(values, parameter.shape(), CounterRandom.key(1, 0, parameter.path()));
            LAYOUT.slot(parameter.path()).store(values, parameters);
        }
        return parameters;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }

    private static NetInfo info(String fingerprint, String... more) {
        List<Parameter> parameters = new java.util.ArrayList<>(List.of(
                new Parameter("h.W", List.of(3, 20), Initializer.heNormal()),
                new Parameter("h.b", List.of(20), Initializer.zeros()),
                new Parameter("y.W", List.of(5, 2), Initializer.heNormal())));
        for (String path : more) {
            parameters.add(new Parameter(path, List.of(1), Initializer.zeros()));
        }
        return new NetInfo(
                "Test",
                "",
                fingerprint,
                List.of(),
                List.of(),
                List.of(),
                parameters,
                new NetInfo.Training(Optional.empty(), "sgd", Rate.constant(0.1), 32, 1, 1),
                List.of());
    }
}
