package netc.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A work with its data and initial parameters, the same for every system: kept in a folder as plain little-endian numbers.
 *
 * @param work the work
 * @param folder where it is kept; a system may put files of its own beside it
 * @param samples row-major, as many as were asked for
 * @param labels a class for each sample; empty for a regression
 * @param targets a number for each sample; empty for a classification
 * @param layers weights and biases of each layer
 */
public record Task(Work work, Path folder, float[] samples, int[] labels, float[] targets, List<Layer> layers) {
    /** Keeps a copy of the list. */
    public Task {
        layers = List.copyOf(layers);
    }

    /**
     * The parameters of a dense layer.
     *
     * @param inputs how many numbers it takes
     * @param outputs how many numbers it gives
     * @param weights row-major, a row for each input
     * @param biases one for each output
     */
    public record Layer(int inputs, int outputs, float[] weights, float[] biases) {
        /** The weights row-major with a row for each output, as some systems want them. */
        public float[] transposed() {
            float[] result = new float[weights.length];
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    result[o * inputs + i] = weights[i * outputs + o];
                }
            }
            return result;
        }
    }

    /** Writes it to its folder. */
    public void write() {
        writeFloats(file(folder, work, "samples"), samples);
        float[] answers = targets.clone();
        if (!work.regression()) {
            answers = new float[labels.length];
            for (int i = 0; i < labels.length; i++) {
                answers[i] = labels[i];
            }
        }
        writeFloats(file(folder, work, "answers"), answers);
        float[] parameters = new float[Math.toIntExact(work.parameters())];
        int at = 0;
        for (Layer layer : layers) {
            System.arraycopy(layer.weights, 0, parameters, at, layer.weights.length);
            at += layer.weights.length;
            System.arraycopy(layer.biases, 0, parameters, at, layer.biases.length);
            at += layer.biases.length;
        }
        writeFloats(file(folder, work, "parameters"), parameters);
    }

    /**
     * Reads it from its folder.
     *
     * @param count how many samples
     */
    public static Task read(Path folder, Work work, int count) {
        float[] samples = readFloats(file(folder, work, "samples"), count * work.inputs());
        float[] answers = readFloats(file(folder, work, "answers"), count);
        int[] labels = new int[work.regression() ? 0 : count];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) answers[i];
        }
        float[] parameters = readFloats(file(folder, work, "parameters"), Math.toIntExact(work.parameters()));
        List<Layer> layers = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < work.layers(); i++) {
            int inputs = work.widths().get(i);
            int outputs = work.widths().get(i + 1);
            float[] weights = Arrays.copyOfRange(parameters, at, at + inputs * outputs);
            at += weights.length;
            layers.add(new Layer(inputs, outputs, weights, Arrays.copyOfRange(parameters, at, at + outputs)));
            at += outputs;
        }
        return new Task(work, folder, samples, labels, work.regression() ? answers : new float[0], layers);
    }

    /** The first n samples. */
    public float[] samples(int n) {
        return Arrays.copyOf(samples, n * work.inputs());
    }

    private static Path file(Path folder, Work work, String what) {
        return folder.resolve(work.name() + "." + what);
    }

    private static void writeFloats(Path file, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] readFloats(Path file, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // a channel may give less than asked for
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.hasRemaining()) {
            throw new IllegalStateException(file + " has fewer than " + count + " numbers");
        }
        float[] values = new float[count];
        bytes.flip().asFloatBuffer().get(values);
        return values;
    }
}
