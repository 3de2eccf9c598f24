package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    private Path product;
    private Path digits;
    private Path weights;

    @BeforeEach
    void writeNets() throws IOException {
        product = Nets.write(folder, "product.net", Nets.PRODUCT);
        digits = Nets.write(folder, "digits.net", Nets.DIGITS);
        weights = folder.resolve("weights.safetensors");
    }

    @Test
    void printsALinePerEpochAndTheVerdictLast() {
        Run run = Run.netc("train", product);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Product: 65 parameters").contains("samples/s");
        assertThat(run.lines()).filteredOn(line -> line.startsWith("epoch")).hasSize(2);
        assertThat(run.lastLine()).matches("test loss 0\\.\\d{4} \\(1000 samples\\)");
    }

    @Test
    void savedWeightsEvaluateToTheSame() {
        Run train = Run.netc("train", product, "--save", weights, "--threads", 1);
        Run eval = Run.netc("eval", product, "--weights", weights);
        assertThat(eval.exitCode()).isZero();
        assertThat(eval.lastLine()).isEqualTo(train.lastLine());
    }

    @Test
    void equalSeedsGiveEqualWeights() throws IOException {
        Path again = folder.resolve("again.safetensors");
        Path other = folder.resolve("other.safetensors");
        Run.netc("train", product, "--save", weights, "--threads", 1);
        Run.netc("train", product, "--save", again, "--threads", 2, "--seed", 3);
        Run.netc("train", product, "--save", other, "--seed", 4);
        assertThat(again).hasSameBinaryContentAs(weights);
        assertThat(Files.mismatch(other, weights)).isNotNegative();
    }

    @Test
    void theCommandLineOverridesTheFile() {
        Run run = Run.netc(
                "train",
                product,
                "-DHidden=4",
                "--epochs",
                1,
                "--batch",
                100,
                "--rate",
                "0.01",
                "--data",
                "builtin:product");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Product: 17 parameters");
        assertThat(run.lines()).filteredOn(line -> line.startsWith("epoch")).hasSize(1);
    }

    @Test
    void dataInTheFileIsRelativeToTheFile() throws IOException {
        writeDigits();
        Run run = Run.netc("train", digits);
        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).matches("test accuracy [01]\\.\\d{4} \\(4 samples\\)");
        assertThat(run.out()).contains("digit  0  1  2");
    }

    @Test
    void aNetWithoutLossPredictsButDoesNotTrain() throws IOException {
        writeDigits();
        Run.netc("train", digits, "--save", weights);
        Path bare = Nets.write(folder, "bare.net", """
                net Digits {
                    input image: [6]
                    label digit: class 10
                    logits = image |> dense(10)
                    output probabilities = softmax(logits)
                    metric accuracy = accuracy(logits, digit)
                }
                """);

        Run run = Run.netc("predict", bare, "--weights", weights, "--data", folder.resolve("digits"), "--count", 2);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(3).first().isEqualTo("sample\tprobabilities");

        Run train = Run.netc("train", bare, "--data", folder.resolve("digits"));
        assertThat(train.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(train.err()).contains("net Digits has no loss");
        assertThat(Run.netc("eval", bare, "--weights", weights).exitCode()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void predictPrintsAnswersAndOutputs() throws IOException {
        writeDigits();
        Run.netc("train", digits, "--save", weights);
        Run run = Run.netc("predict", digits, "--weights", weights, "--count", 2);
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).isEqualTo("sample\tdigit\tprobabilities");
        assertThat(run.lines().get(1)).matches("0\t\\d\t(\\d\\.\\d{4} ?){10}");
    }

    @Test
    void dataThatDoesNotFitIsTheUsersMistake() {
        Run run = Run.netc("train", product, "--data", "builtin:letters");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(run.err()).isEqualTo("netc: x [2] has 2 elements, but the data's column image [30, 30] has 900\n");
    }

    @Test
    void missingAndCorruptDataIsExitCode3() throws IOException {
        assertThat(Run.netc("train", digits).exitCode()).isEqualTo(ExitCode.IO);
        writeDigits();
        Path images = folder.resolve("digits/t10k-images-idx3-ubyte");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 1));
        Run run = Run.netc("train", digits, "--save", weights);
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).startsWith("netc: " + images + ": found 23 bytes").hasLineCount(1);
        assertThat(weights).doesNotExist();
    }

    @Test
    void truncatedWeightsAreOneClearLine() throws IOException {
        Run.netc("train", product, "--save", weights, "--epochs", 1);
        byte[] whole = Files.readAllBytes(weights);
        for (int length : List.of(0, 7, 8, 100, whole.length - 1)) {
            Files.write(weights, Arrays.copyOf(whole, length));
            Run run = Run.netc("eval", product, "--weights", weights);
            assertThat(run.exitCode()).as("%d bytes", length).isEqualTo(ExitCode.IO);
            assertThat(run.err()).contains(weights.toString()).hasLineCount(1);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsFoundBeforeTraining() throws IOException {
        Run run = Run.netc("train", product, "--save", folder.resolve("absent/weights.safetensors"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void aLossThatIsNoNumberEndsTheTraining() throws IOException {
        Run run = Run.netc("train", product, "--rate", "1e9", "--save", weights);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(run.err()).contains("NaN").hasLineCount(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(product, digits);
        }
    }

    /** Eight training and four test images of 2 × 3 pixels. */
    private void writeDigits() throws IOException {
        Path data = Files.createDirectories(folder.resolve("digits"));
        write(data.resolve("train-images-idx3-ubyte"), 8, 2, 3);
        write(data.resolve("train-labels-idx1-ubyte"), 8);
        write(data.resolve("t10k-images-idx3-ubyte"), 4, 2, 3);
        write(data.resolve("t10k-labels-idx1-ubyte"), 4);
    }

    private static void write(Path file, int... dims) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * dims.length).put(new byte[] {0, 0, 8, (byte) dims.length});
        Arrays.stream(dims).forEach(header::putInt);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.array());
        int elements = Arrays.stream(dims).reduce(1, Math::multiplyExact);
        for (int i = 0; i < elements; i++) {
            bytes.write(i % 10);
        }
        Files.write(file, bytes.toByteArray());
    }
}
