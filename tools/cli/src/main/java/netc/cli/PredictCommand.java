package netc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.data.Samples;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.NetType;
import netc.runtime.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code netc predict}: what saved weights say of samples, as lines of columns divided by tabs: the sample's number, the
 * answered class of each label, the numbers of each output.
 */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Prints what saved weights say of the test samples.")
final class PredictCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private NetFile net = new NetFile();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--weights", paramLabel = "FILE", required = true, description = "The weights, as safetensors.")
    private Path weights = Path.of("");

    @Option(names = "--count", paramLabel = "N", description = "How many samples, from the first. Default: all.")
    private int count = Integer.MAX_VALUE;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count: expected at least 1, got " + count);
        }
        NetType type = NetLoader.load(net, console);
        Model model = type.load(weights);
        Dataset set = data.open(type.info(), net);
        Samples samples = set.test().rows(0, Math.min(count, set.test().count()));
        Object[] inputs = FeedMatcher.match(type.info().inputs(), samples);
        print(columns(model.newSession(), inputs, samples.count()), samples.count());
        return ExitCode.OK;
    }

    private void print(List<TextColumn> columns, int samples) {
        StringBuilder head = new StringBuilder("sample");
        columns.forEach(column -> head.append('\t').append(column.name()));
        console.line("%s", head);
        for (int i = 0; i < samples; i++) {
            StringBuilder row = new StringBuilder(Integer.toString(i));
            for (TextColumn column : columns) {
                row.append('\t').append(column.text().at(i));
            }
            console.line("%s", row);
        }
    }

    private static List<TextColumn> columns(Session session, Object[] inputs, int samples) {
        NetInfo info = session.model().info();
        List<TextColumn> columns = new ArrayList<>();
        for (int i = 0; i < info.labels().size(); i++) {
            NetInfo.Feed label = info.labels().get(i);
            if (label.classified() && label.size() == 1) {
                int[] answers = new int[samples];
                session.classify(i, inputs, samples, answers);
                columns.add(new TextColumn(label.name(), sample -> className(label, answers[sample])));
            }
        }
        for (int i = 0; i < info.outputs().size(); i++) {
            NetInfo.Output output = info.outputs().get(i);
            float[] values = new float[samples * output.size()];
            session.output(i, inputs, samples, values);
            columns.add(new TextColumn(output.name(), sample -> numbers(values, sample, output.size())));
        }
        return columns;
    }

    private static String className(NetInfo.Feed label, int index) {
        return label.classNames().isEmpty()
                ? Integer.toString(index)
                : label.classNames().get(index);
    }

    private static String numbers(float[] values, int sample, int size) {
        StringBuilder text = new StringBuilder();
        for (int i = sample * size; i < (sample + 1) * size; i++) {
            text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.4f", values[i]));
        }
        return text.toString();
    }

    private record TextColumn(String name, Text text) {}

    @FunctionalInterface
    private interface Text {
        String at(int sample);
    }
}
