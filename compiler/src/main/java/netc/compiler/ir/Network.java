package netc.compiler.ir;

import java.util.List;
import netc.compiler.source.Span;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * One {@code net} as lowering leaves it: its interface to data and callers, and the forward graph of every result.
 *
 * @param doc the text of its documentation comment, or empty
 * @param feeds inputs, then labels and targets, each in order of declaration
 * @param parameters in order of first use
 * @param sampleLoss the sum of the parts of the objective that differ from sample to sample ({@code f32[n]}), or null
 * @param sharedLoss the sum of the parts that all samples share ({@code f32[]}, such as {@code l2()}), or null
 * @param builder where the values were made; later stages add to it
 */
public record Network(
        String name,
        String doc,
        Span span,
        List<Feed> feeds,
        List<Parameter> parameters,
        List<Output> outputs,
        List<Classifier> classifiers,
        @Nullable Value sampleLoss,
        @Nullable Value sharedLoss,
        List<Metric> metrics,
        Training training,
        List<SummaryRow> summary,
        GraphBuilder builder) {

    public Network {
        feeds = List.copyOf(feeds);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        classifiers = List.copyOf(classifiers);
        metrics = List.copyOf(metrics);
        summary = List.copyOf(summary);
    }

    public enum Role {
        INPUT,
        LABEL,
        TARGET
    }

    /**
     * A column of the data.
     *
     * @param classNames the names of a named class, or empty
     */
    public record Feed(
            Role role, String name, TensorType type, List<String> classNames, String doc, Span span, Value value) {}

    /** A trainable tensor and how it begins. */
    public record Parameter(String path, TensorType type, Initializer initializer, Span span, Value value) {}

    /**
     * How a parameter begins.
     *
     * @param function one of {@code constant}, {@code uniform}, {@code normal}, {@code xavier_uniform},
     *     {@code xavier_normal}, {@code he_uniform}, {@code he_normal}; zeros are {@code constant(0)}
     * @param arguments its numbers in order: value; low and high; mean and standard deviation; none
     */
    public record Initializer(String function, List<Double> arguments) {}

    /** A result of prediction, with the batch. */
    public record Output(String name, String doc, Value value, Span span) {}

    /** A label that exactly one cross entropy reads, and the logits it is read with: what {@code classify} answers. */
    public record Classifier(String label, Value logits) {}

    /** A figure per sample ({@code f32[n]}) whose mean over a data set is shown. */
    public record Metric(String name, String doc, Value value, Span span) {}

    /** The defaults of training, all of which the command line and Java can override but the optimiser. */
    public record Training(String data, Optimizer optimizer, RateSchedule rate, int batch, int epochs, long seed) {}

    /** One statement of the net for its summary table: what it binds, its result's type, and the parameters it owns. */
    public record SummaryRow(String name, String operation, TensorType type, long parameters, Span span) {}

    public boolean trainable() {
        return sampleLoss != null || sharedLoss != null;
    }
}
