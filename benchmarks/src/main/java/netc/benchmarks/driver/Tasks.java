package netc.benchmarks.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import netc.benchmarks.NetcContender;
import netc.benchmarks.harness.Task;
import netc.benchmarks.harness.Work;
import netc.data.Column;
import netc.data.Dataset;
import netc.data.Samples;
import netc.runtime.Model;
import netc.runtime.NetInfo;

/** Writes the data and initial parameters of every work to a folder, from which all systems read them. */
final class Tasks {
    /** Of the pixels of MNIST, as many are black. */
    private static final double BLACK = 0.81;

    private static final long SEED = 1;

    private final Path folder;
    private final Optional<Samples> digits;

    private Tasks(Path folder, Path mnist) {
        this.folder = folder;
        digits = Files.isDirectory(mnist)
                ? Optional.of(Dataset.open(mnist.toString(), Path.of("")).test())
                : Optional.empty();
    }

    /**
     * Writes them.
     *
     * @return what the samples of A are
     */
    static String write(Path folder, Path mnist) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            Tasks tasks = new Tasks(folder, mnist);
            for (Work work : Work.ALL) {
                tasks.write(work);
            }
            return tasks.digits.isPresent()
                    ? "images of MNIST"
                    : "random images with as many zeros as MNIST has (81 %), which was not found at " + mnist;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Work work) throws IOException {
        boolean images = work.name().equals("A");
        Random random = new Random(SEED);
        float[] samples = new float[Work.MANY * work.inputs()];
        int[] labels = new int[work.regression() ? 0 : Work.MANY];
        float[] targets = new float[work.regression() ? Work.MANY : 0];
        for (int i = 0; i < samples.length; i++) {
            boolean zero = images && random.nextDouble() < BLACK;
            samples[i] = zero ? 0 : images ? 1 - random.nextFloat() : 2 * random.nextFloat() - 1;
        }
        Arrays.setAll(labels, i -> random.nextInt(work.outputs()));
        for (int i = 0; i < targets.length; i++) {
            targets[i] = 2 * random.nextFloat() - 1;
        }
        if (images && digits.isPresent()) {
            copyDigits(samples, labels);
        }
        Model model = NetcContender.type(work).initialize(SEED);
        model.save(NetcContender.weights(folder, work));
        new Task(work, folder, samples, labels, targets, layers(work, model)).write();
        if (images) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * work.inputs()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(samples, 0, work.inputs());
            Files.write(folder.resolve("A.sample"), bytes.array());
        }
    }

    private void copyDigits(float[] samples, int[] labels) {
        for (Column column : digits.orElseThrow().columns()) {
            if (column instanceof Column.Numbers numbers) {
                System.arraycopy(numbers.values(), 0, samples, 0, samples.length);
            } else if (column instanceof Column.Classes classes) {
                System.arraycopy(classes.values(), 0, labels, 0, labels.length);
            }
        }
    }

    /** The parameters of netc's own model, which come in pairs of weights and biases. */
    private static List<Task.Layer> layers(Work work, Model model) {
        List<NetInfo.Parameter> parameters = model.info().parameters();
        List<Task.Layer> layers = new ArrayList<>();
        for (int i = 0; i < work.layers(); i++) {
            layers.add(new Task.Layer(
                    work.widths().get(i),
                    work.widths().get(i + 1),
                    model.parameter(parameters.get(2 * i).path()),
                    model.parameter(parameters.get(2 * i + 1).path())));
        }
        return layers;
    }
}
