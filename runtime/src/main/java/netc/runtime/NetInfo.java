package netc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The static description of a net. Shapes are those of one sample.
 *
 * @param name the net's name
 * @param doc its doc comment, or empty
 * @param fingerprint identifies the architecture; a weights file of another architecture is refused
 * @param feeds inputs, then labels and targets, each in order of declaration
 * @param outputs in order of declaration
 * @param metrics names, in order of declaration
 * @param parameters in order of declaration
 * @param training the defaults of the {@code train} block
 * @param summary the rows of the summary table, top to bottom
 */
public record NetInfo(
        String name,
        String doc,
        String fingerprint,
        List<Feed> feeds,
        List<Output> outputs,
        List<String> metrics,
        List<Parameter> parameters,
        Training training,
        List<SummaryRow> summary) {

    public NetInfo {
        feeds = List.copyOf(feeds);
        outputs = List.copyOf(outputs);
        metrics = List.copyOf(metrics);
        parameters = List.copyOf(parameters);
        summary = List.copyOf(summary);
    }

    /** The feeds that are inputs. */
    public List<Feed> inputs() {
        return feeds(Role.INPUT);
    }

    /** The feeds that are labels; {@link Session#classify} counts these. */
    public List<Feed> labels() {
        return feeds(Role.LABEL);
    }

    /** The feeds that are regression targets. */
    public List<Feed> targets() {
        return feeds(Role.TARGET);
    }

    /** How many trainable numbers the net has. */
    public long parameterCount() {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }

    private List<Feed> feeds(Role role) {
        List<Feed> found = new ArrayList<>();
        for (Feed feed : feeds) {
            if (feed.role() == role) {
                found.add(feed);
            }
        }
        return List.copyOf(found);
    }

    /** What a feed is for. */
    public enum Role {
        /** Known when predicting. */
        INPUT,
        /** A class index, known when training and evaluating. */
        LABEL,
        /** A number to be predicted, known when training and evaluating. */
        TARGET
    }

    /**
     * A column of data that the net takes: {@code float[]}, or {@code int[]} of class indices.
     *
     * @param shape of one sample, e.g. [28, 28]; [] is one number
     * @param classes how many classes; 0 if the feed is not of class indices
     * @param classNames their names; empty if they are only counted
     * @param classified whether {@link Session#classify} works for this label
     */
    public record Feed(
            String name, Role role, List<Integer> shape, int classes, List<String> classNames, boolean classified) {
        public Feed {
            shape = List.copyOf(shape);
            classNames = List.copyOf(classNames);
        }

        /** A feed of numbers. */
        public static Feed numbers(String name, Role role, List<Integer> shape) {
            return new Feed(name, role, shape, 0, List.of(), false);
        }

        /** How many elements a sample has. */
        public int size() {
            return sizeOf(shape);
        }

        /** Whether the column is an {@code int[]} of class indices. */
        public boolean isClass() {
            return classes > 0;
        }
    }

    /** What the net gives: its name and the shape for one sample. */
    public record Output(String name, List<Integer> shape) {
        public Output {
            shape = List.copyOf(shape);
        }

        /** How many elements a sample has. */
        public int size() {
            return sizeOf(shape);
        }
    }

    /** A trainable tensor: its path (as in {@code h[2].W}), shape and initialiser. */
    public record Parameter(String path, List<Integer> shape, Initializer initializer) {
        public Parameter {
            shape = List.copyOf(shape);
        }

        /** How many elements it has. */
        public int size() {
            return sizeOf(shape);
        }
    }

    /**
     * Defaults for training; everything can be overridden.
     *
     * @param data e.g. {@code builtin:letters}, if given
     * @param optimizer as written, e.g. {@code sgd(momentum = 0.9)}
     */
    public record Training(Optional<String> data, String optimizer, Rate rate, int batch, int epochs, long seed) {}

    /**
     * A row of the summary table.
     *
     * @param name of the value, e.g. {@code h[0]}
     * @param formula how it is computed, e.g. {@code image |> flatten |> dense(64)}
     * @param shape of the value
     * @param parameters how many trainable numbers it brings
     */
    public record SummaryRow(String name, String formula, List<Integer> shape, long parameters) {
        public SummaryRow {
            shape = List.copyOf(shape);
        }
    }

    private static int sizeOf(List<Integer> shape) {
        int size = 1;
        for (int extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }
}
