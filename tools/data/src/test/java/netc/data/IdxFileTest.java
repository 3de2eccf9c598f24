package netc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path folder;

    @Test
    void readsPlainAndGzippedAlike() throws IOException {
        byte[] bytes = Folders.idx(4, 2, 3);
        IdxFile plain = IdxFile.read(write("a", bytes));
        IdxFile zipped = IdxFile.read(write("a.gz", Folders.gzip(bytes)));
        assertThat(plain.dims()).containsExactly(4, 2, 3);
        assertThat(plain.elements()).isEqualTo(Arrays.copyOfRange(bytes, 16, bytes.length));
        assertThat(zipped.dims()).isEqualTo(plain.dims());
        assertThat(zipped.elements()).isEqualTo(plain.elements());
    }

    @Test
    void everyTruncationIsOneClearError() throws IOException {
        byte[] bytes = Folders.idx(2, 3, 2);
        byte[] zipped = Folders.gzip(bytes);
        for (int length = 0; length < bytes.length; length++) {
            assertCorrupt(write("plain", Arrays.copyOf(bytes, length)));
        }
        for (int length = 0; length < zipped.length; length++) {
            assertCorrupt(write("zipped.gz", Arrays.copyOf(zipped, length)));
        }
    }

    @Test
    void noFlippedBitOfTheHeaderPassesUnnoticed() throws IOException {
        byte[] bytes = Folders.idx(2, 3, 2);
        for (int bit = 0; bit < 16 * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(write("flipped", flipped));
            assertCorrupt(write("flipped.gz", Folders.gzip(flipped)));
        }
    }

    @Test
    void saysWhatWasFoundAndWhatWasExpected() throws IOException {
        Path file = write("short", Arrays.copyOf(Folders.idx(2, 3), 15));
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": found 3 bytes of data, expected 6, for dims [2, 3]");
    }

    @Test
    void bytesAfterTheEndAreAnError() throws IOException {
        byte[] bytes = Folders.idx(2, 3);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertCorrupt(write("longer", longer));
        assertCorrupt(write("longer.gz", Folders.gzip(longer)));
    }

    @Test
    void hugeDimsTakeNoMemory() throws IOException {
        byte[] bytes = Folders.idx(1, 1, 1, 1);
        for (int dim = 0; dim < 4; dim++) {
            bytes[4 + 4 * dim] = 0x7F;
        }
        assertCorrupt(write("huge", bytes));
        assertCorrupt(write("huge.gz", Folders.gzip(bytes)));
        byte[] large = Folders.idx(1);
        large[4] = 0x7F;
        assertCorrupt(write("large.gz", Folders.gzip(large)));
    }

    @Test
    void aMissingFileIsNamed() {
        assertCorrupt(folder.resolve("absent"));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertCorrupt(Path file) {
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ");
    }
}
