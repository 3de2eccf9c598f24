package netc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netc.benchmarks.harness.FmaLoop;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Prints the speed of a training step beside the FMA peak of the same minutes.
 *
 * <p>Rounds of peak, step, prediction, each in a JVM of its own, one after the other: what else the machine does then
 * meets all of them. Single calls are timed; the median and the best of them hardly see a call that was interrupted.
 */
public final class Report {
    private static final int ROUNDS = 5;
    private static final Path LOGS = Path.of("target", "jmh");

    private final List<Times> peak = new ArrayList<>();
    private final List<Times> step = new ArrayList<>();
    private final List<Times> prediction = new ArrayList<>();

    private Report() {}

    /** Runs as many rounds as the argument says, by default 5. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Files.createDirectories(LOGS);
        Report report = new Report();
        for (int round = 1; round <= rounds; round++) {
            report.peak.add(measure("FmaPeak.run", round));
            report.step.add(measure("DigitsBenchmark.step", round));
            report.prediction.add(measure("DigitsBenchmark.predict", round));
        }
        report.print();
    }

    private static Times measure(String benchmark, int round) throws RunnerException, IOException {
        Path log = LOGS.resolve(benchmark + "-" + round + ".log");
        Statistics nanoseconds = new Runner(new OptionsBuilder()
                        .include("\\." + benchmark + "$")
                        .mode(Mode.SampleTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(300))
                        .shouldFailOnError(true)
                        .output(log.toString())
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.contains("scalar kernels stay")).forEach(System.out::println);
        }
        return new Times(nanoseconds.getMin(), nanoseconds.getPercentile(50));
    }

    private void print() {
        System.out.printf(
                "%n%s %s, vectors of %d bits, one thread, %d rounds%n%n",
                System.getProperty("java.vm.name"), System.getProperty("java.vm.version"), FmaLoop.bits(), peak.size());
        System.out.printf("%-34s %10s %10s   %s%n", "", "best", "median", "medians of the rounds");
        print("FMA peak, GF/s", peak, time -> FmaPeak.flops() / time);
        print("training step, GF/s", step, time -> DigitsBenchmark.stepFlops() / time);
        print("training step, samples/s", step, time -> DigitsBenchmark.BATCH * 1e9 / time);
        print("training step, microseconds", step, time -> time / 1e3);
        print("prediction of one, microseconds", prediction, time -> time / 1e3);
        printRatio();
    }

    private static void print(String name, List<Times> rounds, DoubleUnaryOperator figure) {
        double best = rounds.stream().mapToDouble(Times::best).min().orElseThrow();
        double[] medians = rounds.stream()
                .mapToDouble(times -> figure.applyAsDouble(times.median()))
                .toArray();
        print(name, figure.applyAsDouble(best), medians);
    }

    private void printRatio() {
        double work = DigitsBenchmark.stepFlops() / FmaPeak.flops();
        double bestPeak = peak.stream().mapToDouble(Times::best).min().orElseThrow();
        double bestStep = step.stream().mapToDouble(Times::best).min().orElseThrow();
        double[] medians = new double[peak.size()];
        Arrays.setAll(medians, i -> work * peak.get(i).median() / step.get(i).median());
        print("step : peak (goal 0.80)", work * bestPeak / bestStep, medians);
    }

    private static void print(String name, double best, double[] medians) {
        double[] sorted = medians.clone();
        Arrays.sort(sorted);
        String all = Arrays.stream(sorted).mapToObj(Report::number).collect(Collectors.joining(" "));
        System.out.printf("%-34s %10s %10s   %s%n", name, number(best), number(sorted[sorted.length / 2]), all);
    }

    private static String number(double value) {
        String format = value < 10 ? "%.3f" : value < 1000 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** How long calls took, in nanoseconds. */
    private record Times(double best, double median) {}
}
