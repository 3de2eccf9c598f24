package netc.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the four files of MNIST, or of a data set that imitates it: images and labels, to train and to test with. */
final class IdxFolder {
    static final String EXPECTED = "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
            + " t10k-labels-idx1-ubyte, plain or .gz";

    /** The image's values are divided by this, so that they end up between 0 and 1. */
    private static final float WHITE = 255f;

    private IdxFolder() {}

    static Dataset read(String name, Path folder) {
        return new Dataset(name, samples(folder, "train"), samples(folder, "t10k"));
    }

    private static Samples samples(Path folder, String part) {
        Path imageFile = find(folder, part + "-images", "idx3-ubyte");
        Path labelFile = find(folder, part + "-labels", "idx1-ubyte");
        IdxFile labels = IdxFile.read(labelFile);
        if (labels.dims().size() != 1) {
            throw DataException.unexpected(labelFile, "labels of dims " + labels.dims(), "one dim");
        }
        IdxFile images = IdxFile.read(imageFile);
        int count = labels.dims().get(0);
        if (!images.dims().get(0).equals(count)) {
            throw DataException.unexpected(
                    imageFile, images.dims().get(0) + " images", count + ", as in " + labelFile.getFileName());
        }
        List<Integer> shape = images.dims().subList(1, images.dims().size());
        return new Samples(
                List.of(
                        new Column.Numbers("image", Column.Role.FEATURE, shape, scaled(images.elements())),
                        new Column.Classes(
                                "label", Column.Role.LABEL, List.of(), classes(labels.elements()), List.of())),
                count);
    }

    private static Path find(Path folder, String stem, String kind) {
        for (String separator : List.of("-", ".")) {
            for (String ending : List.of("", ".gz")) {
                Path file = folder.resolve(stem + separator + kind + ending);
                if (Files.exists(file)) {
                    return file;
                }
            }
        }
        throw new DataException(folder, "no file " + stem + "-" + kind + " in it, expected " + EXPECTED);
    }

    private static float[] scaled(byte[] bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (bytes[i] & 0xFF) / WHITE;
        }
        return values;
    }

    private static int[] classes(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xFF;
        }
        return values;
    }
}
