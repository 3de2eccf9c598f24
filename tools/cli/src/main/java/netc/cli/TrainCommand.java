package netc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.NetType;
import netc.runtime.Session;
import netc.runtime.Trainer;
import netc.runtime.TrainerBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code netc train}: compiles a net in memory, trains it, and tests it on samples it has not seen. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a net and tests it.")
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private NetFile net = new NetFile();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--epochs", paramLabel = "N", description = "How often to go through the data.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Samples per step.")
    private @Nullable Integer batch;

    @Option(names = "--rate", paramLabel = "RATE", description = "A constant learning rate.")
    private @Nullable Double rate;

    @Option(names = "--seed", paramLabel = "N", description = "Seeds parameters and the order of samples.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that work; results do not depend on it.")
    private @Nullable Integer threads;

    @Option(names = "--save", paramLabel = "FILE", description = "Writes the weights there, as safetensors.")
    private @Nullable Path save;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkOptions();
        NetType type = NetLoader.loadWithLoss(net, console);
        NetInfo info = type.info();
        Dataset set = data.open(info, net);
        Object[] training = FeedMatcher.match(info.feeds(), set.train());
        Object[] testing = FeedMatcher.match(info.feeds(), set.test());
        int turns = epochs == null ? info.training().epochs() : epochs;
        console.line("%s: %,d parameters", info.name(), info.parameterCount());
        console.line(
                "%s: %,d samples to train with, %,d to test",
                set.name(), set.train().count(), set.test().count());
        try (Trainer trainer = trainer(type)) {
            long nanoseconds = 0;
            for (int epoch = 1; epoch <= turns; epoch++) {
                nanoseconds += epoch(
                        trainer,
                        training,
                        set.train().count(),
                        testing,
                        set.test().count(),
                        epoch,
                        turns);
            }
            report(
                    trainer.model(),
                    testing,
                    set.test().count(),
                    (long) turns * set.train().count(),
                    nanoseconds);
        }
        return ExitCode.OK;
    }

    private Trainer trainer(NetType type) {
        TrainerBuilder<? extends Trainer> builder = type.trainer();
        if (seed != null) {
            builder.seed(seed);
        }
        if (threads != null) {
            builder.threads(threads);
        }
        if (batch != null) {
            builder.batch(batch);
        }
        if (rate != null) {
            builder.rate(rate);
        }
        return builder.build();
    }

    /** Trains for an epoch, prints its line, and returns how long the training took. */
    private long epoch(
            Trainer trainer, Object[] training, int count, Object[] testing, int testCount, int epoch, int epochs) {
        String label =
                String.format(Locale.ROOT, "epoch %" + Integer.toString(epochs).length() + "d/%d", epoch, epochs);
        ProgressBar bar = new ProgressBar(console, label);
        Trainer.EpochReport report = trainer.epoch(training, count, bar);
        bar.wipe();
        if (Double.isNaN(report.loss())) {
            throw new CommandException(
                    ExitCode.WRONG, "the loss became NaN in epoch " + epoch + "; a smaller rate may help (--rate)");
        }
        Session session = trainer.model().newSession();
        Evaluation test = Evaluation.of(session, testing, testCount);
        console.line(
                "%s  %s  test %s  %.1f s",
                label,
                Evaluation.line(report.loss(), trainer.info().metrics(), report.metrics()),
                test.all(),
                report.nanoseconds() / 1e9);
        return report.nanoseconds();
    }

    private void report(Model model, Object[] testing, int count, long samples, long nanoseconds) {
        TestReport report = new TestReport(model, testing, count);
        console.line("");
        report.printConfusions(console);
        double seconds = nanoseconds / 1e9;
        console.line("trained %,d samples in %.1f s, %,.0f samples/s", samples, seconds, samples / seconds);
        if (save != null) {
            model.save(save);
            console.line("saved %s", save);
        }
        console.line("%s", report.verdict());
    }

    private void checkOptions() {
        positive("--epochs", epochs);
        positive("--batch", batch);
        positive("--threads", threads);
        if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), "--rate: expected a number above 0, got " + rate);
        }
        if (save != null) {
            Path parent = save.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                throw new CommandException(ExitCode.IO, save + ": there is no folder " + parent + " to save in");
            }
        }
    }

    private void positive(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new ParameterException(spec.commandLine(), option + ": expected at least 1, got " + value);
        }
    }
}
