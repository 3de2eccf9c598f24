package netc.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;

/**
 * The main program that finds the limits of the machine: serves like {@link Server}, but knows
 *
 * <ul>
 *   <li>{@code peak}: GF/s of one FMA loop, the best of some repetitions;
 *   <li>{@code fma COPIES}: of one or two loops at a time, the median;
 *   <li>{@code read LEVEL}: GB/s from L1, L2, L3 or DRAM, the best.
 * </ul>
 */
public final class Limits {
    private static final int REPETITIONS = 5;
    private static final long REPETITION = 60_000_000;
    private static final long WARMUP = 400_000_000;
    private static final int TURNS = 40_000;

    private final FmaLoop first = new FmaLoop(TURNS);
    private final FmaLoop second = new FmaLoop(TURNS);

    private Limits() {}

    /** Serves until the end of the input. */
    public static void main(String[] arguments) throws IOException {
        Limits limits = new Limits();
        during(WARMUP, limits.first::run, 0);
        System.out.println("@ done");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] words = line.split(" ");
            double rate = switch (words[0]) {
                case "read" -> read(words[1]);
                case "peak" -> Arrays.stream(fma(limits.first)).max().orElseThrow();
                default -> words[1].equals("2") ? limits.two() : Repetitions.middle(fma(limits.first));
            };
            System.out.println(String.format(Locale.ROOT, "@ rate %.9g", rate));
            System.out.println("@ done");
        }
    }

    private static double[] rates(Runnable loop, double work) {
        double[] rates = new double[REPETITIONS];
        Arrays.setAll(rates, i -> during(REPETITION, loop, work));
        return rates;
    }

    /** Work per nanosecond. */
    private static double during(long nanoseconds, Runnable loop, double work) {
        long start = System.nanoTime();
        long now = start;
        double done = 0;
        while (now - start < nanoseconds) {
            loop.run();
            done += work;
            now = System.nanoTime();
        }
        return done / (now - start);
    }

    private static double[] fma(FmaLoop loop) {
        return rates(loop::run, loop.flops());
    }

    /** The rates of two copies at a time, added. */
    private double two() {
        double[] rates = new double[2];
        CyclicBarrier together = new CyclicBarrier(2);
        Thread other = new Thread(() -> rates[1] = together(together, second));
        other.start();
        rates[0] = together(together, first);
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return rates[0] + rates[1];
    }

    private double together(CyclicBarrier barrier, FmaLoop loop) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Repetitions.middle(fma(loop));
    }

    private static double read(String level) {
        ReadLoop loop = new ReadLoop(bytes(level));
        during(WARMUP, loop::run, ReadLoop.bytes());
        double[] rates = rates(loop::run, ReadLoop.bytes());
        return Arrays.stream(rates).max().orElseThrow();
    }

    /** Half of a cache, which is sure to be in it, but more than twice the smaller one; for DRAM a multiple of the last. */
    private static int bytes(String level) {
        return switch (level) {
            case "L1" -> cache("index0", 32 << 10) / 2;
            case "L2" -> cache("index2", 512 << 10) / 2;
            case "L3" -> Math.min(cache("index3", 16 << 20) / 4, 4 << 20);
            default -> 256 << 20;
        };
    }

    private static int cache(String index, int otherwise) {
        Path file = Path.of("/sys/devices/system/cpu/cpu0/cache", index, "size");
        try {
            String size = Files.readString(file).strip();
            return Integer.parseInt(size.substring(0, size.length() - 1)) << (size.endsWith("M") ? 20 : 10);
        } catch (IOException | NumberFormatException absent) {
            return otherwise;
        }
    }
}
