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
    /** Fewer free calls of a round say nothing. */
    private static final int ENOUGH = 20;

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
        Path free = LOGS.resolve(benchmark + "-" + round + ".free");
        Files.deleteIfExists(free);
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
                        .jvmArgsAppend("-D" + FreeCalls.FILE + "=" + free.toAbsolutePath())
                        .output(log.toString())
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics();
        String text = Files.readString(log);
        text.lines().filter(line -> line.contains("scalar kernels stay")).forEach(System.out::println);
        return new Times(nanoseconds.getMin(), nanoseconds.getPercentile(50), FreeCalls.Summary.read(free));
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
        printFree();
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

    /** The ratio of calls during which the core was free, of the rounds that had some of each. */
    private void printFree() {
        double work = DigitsBenchmark.stepFlops() / FmaPeak.flops();
        List<Double> ratios = new ArrayList<>();
        int calls = 0;
        int of = 0;
        for (int i = 0; i < step.size(); i++) {
            FreeCalls.Summary free = step.get(i).free();
            FreeCalls.Summary freePeak = peak.get(i).free();
            calls += free.count();
            of += free.of();
            if (free.count() >= ENOUGH && freePeak.count() >= ENOUGH) {
                ratios.add(work * freePeak.median() / free.median());
            }
        }
        if (!ratios.isEmpty()) {
            double[] medians = ratios.stream().mapToDouble(Double::doubleValue).toArray();
            print("the same, core free", Arrays.stream(medians).max().orElseThrow(), medians);
        }
        System.out.printf(
                "%nThe core was free, by a loop of integer operations before and after, in %,d of %,d steps.%n",
                calls, of);
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
    private record Times(double best, double median, FreeCalls.Summary free) {}
}
