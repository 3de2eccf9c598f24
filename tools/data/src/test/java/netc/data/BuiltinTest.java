package netc.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class BuiltinTest {
    /** The checksums hold on every JDK and machine: a change of any bit of a built-in data set changes everyone's results. */
    @Test
    void everyBitIsTheSameEverywhere() {
        assertThat(checksum(open("builtin:letters"))).isEqualTo("708f6f0d 120c5449");
        assertThat(checksum(open("builtin:product"))).isEqualTo("a1953a12 77f6c5a4");
    }

    @Test
    void lettersAreBalancedImagesBetweenPaperAndInk() {
        Dataset letters = open("builtin:letters");
        assertThat(letters.train().count()).isEqualTo(8_000);
        assertThat(letters.test().count()).isEqualTo(2_000);
        Column.Numbers image = (Column.Numbers) letters.train().column("image").orElseThrow();
        Column.Classes letter = (Column.Classes) letters.test().column("letter").orElseThrow();
        assertThat(image.shape()).containsExactly(30, 30);
        for (float value : image.values()) {
            assertThat(value >= 0 && value <= 1).isTrue();
        }
        assertThat(letter.classNames()).containsExactly("A", "B", "C", "D", "E");
        assertThat(Arrays.stream(letter.values()).filter(c -> c == 4).count()).isEqualTo(400);
    }

    @Test
    void aSampleDoesNotDependOnHowManyThereAre() {
        Samples few = Letters.dataset(5, 5, 3).test();
        Samples many = Letters.dataset(100, 5, 3).train().rows(5, 10);
        assertThat(checksum(few)).isEqualTo(checksum(many));
        assertThat(checksum(few)).isNotEqualTo(checksum(Letters.dataset(5, 5, 4).test()));
    }

    @Test
    void productIsTheProduct() {
        Samples samples = open("builtin:product").test();
        float[] x = ((Column.Numbers) samples.columns().get(0)).values();
        float[] y = ((Column.Numbers) samples.columns().get(1)).values();
        for (int i = 0; i < samples.count(); i++) {
            assertThat(y[i]).isEqualTo(x[2 * i] * x[2 * i + 1]);
        }
    }

    private static Dataset open(String source) {
        return Dataset.open(source, Path.of(""));
    }

    private static String checksum(Dataset data) {
        return checksum(data.train()) + " " + checksum(data.test());
    }

    private static String checksum(Samples samples) {
        CRC32 crc = new CRC32();
        for (Column column : samples.columns()) {
            if (column instanceof Column.Numbers numbers) {
                for (float value : numbers.values()) {
                    update(crc, Float.floatToIntBits(value));
                }
            } else if (column instanceof Column.Classes classes) {
                for (int value : classes.values()) {
                    update(crc, value);
                }
            }
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static void update(CRC32 crc, int bits) {
        for (int shift = 0; shift < 32; shift += 8) {
            crc.update(bits >>> shift);
        }
    }
}
