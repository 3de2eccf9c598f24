package netc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    /** MNIST lies beside the project, where there is room for it. */
    private static final Path MNIST = Path.of(System.getProperty("netc.mnist", "../../../shared/data/mnist"));

    @TempDir
    Path folder;

    @Test
    void recognisesAFolderWithTheNamesOfMnist() throws IOException {
        Folders.writeMnistLike(folder, 5, 2);
        Dataset data = Dataset.open(folder.getFileName().toString(), folder.getParent());
        assertThat(data.train().count()).isEqualTo(5);
        assertThat(data.test().count()).isEqualTo(2);
        Column.Numbers image = (Column.Numbers) data.train().columns().get(0);
        assertThat(image.name()).isEqualTo("image");
        assertThat(image.shape()).containsExactly(2, 3);
        assertThat(image.values()[7]).isEqualTo(7 / 255f);
        Column.Classes label = (Column.Classes) data.test().columns().get(1);
        assertThat(label.values()).containsExactly(0, 1);
    }

    @Test
    void aMissingFileOfTheFourIsNamed() throws IOException {
        Folders.writeMnistLike(folder, 5, 2);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        assertThatThrownBy(() -> Dataset.open(folder.toString(), folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t10k-labels-idx1-ubyte");
    }

    @Test
    void imagesAndLabelsMustBeOfOneCount() throws IOException {
        Folders.writeMnistLike(folder, 5, 2);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), Folders.idx(3));
        assertThatThrownBy(() -> Dataset.open(folder.toString(), folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found 2 images, expected 3");
    }

    @Test
    void unknownSourcesSayWhatThereIs() {
        assertThatThrownBy(() -> Dataset.open("builtin:digits", folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("builtin:letters, builtin:product");
        assertThatThrownBy(() -> Dataset.open("nowhere", folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no such data");
    }

    @Test
    void readsMnist() {
        assumeThat(MNIST).as("MNIST as IDX, to be found at -Dnetc.mnist=FOLDER").isDirectory();
        Dataset data = Dataset.open(MNIST.toString(), Path.of(""));
        assertThat(data.train().count()).isEqualTo(60_000);
        assertThat(data.test().count()).isEqualTo(10_000);
        Column.Numbers images = (Column.Numbers) data.train().columns().get(0);
        assertThat(images.shape()).containsExactly(28, 28);
        Column.Classes digits = (Column.Classes) data.train().columns().get(1);
        assertThat(digits.values()).startsWith(5, 0, 4, 1, 9);
        float sum = 0;
        for (int i = 0; i < 784; i++) {
            sum += images.values()[i];
        }
        assertThat(sum).isBetween(100f, 120f);
    }
}
