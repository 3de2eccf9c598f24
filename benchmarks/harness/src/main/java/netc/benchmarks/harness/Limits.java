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
 * The main program that finds the limits of the machine: serves like {@link Server}, but knows {@code fma THREADS} and
 * {@code read LEVEL} with a level of L1, L2, L3 or DRAM. Its figures are GF/s and GB/s.
 */
public final class Limits {
    private static final int REPETITIONS = 5;
    private static final long REPETITION = 60_000_000;
    private static final int TURNS = 40_000;

    private final FmaLoop first = new FmaLoop(TURNS);
    private final FmaLoop second = new FmaLoop(TURNS);

    private Limits() {}

    /** Serves until the end of the input. */
    public static void main(String[] arguments) throws IOException {
        Limits limits = new Limits();
        limits.fma(limits.first);
        System.out.println("@ done");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] words = line.split(" ");
            double rate = words[0].equals("read")
                    ? read(words[1])
                    : words[1].equals("2") ? limits.two() : limits.fma(limits.first);
            System.out.println(String.format(Locale.ROOT, "@ rate %.9g", rate));
            System.out.println("@ done");
        }
    }

    private double fma(FmaLoop loop) {
        double[] rates = new double[REPETITIONS];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = during(REPETITION, loop);
        }
        return Repetitions.middle(rates);
    }

    private static double during(long nanoseconds, FmaLoop loop) {
        long start = System.nanoTime();
        long now = start;
        double flops = 0;
        while (now - start < nanoseconds) {
            loop.run();
            flops += loop.flops();
            now = System.nanoTime();
        }
        return flops / (now - start);
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
        return fma(loop);
    }

    private static double read(String level) {
        ReadLoop loop = new ReadLoop(bytes(level));
        int times = 8 * (int) Math.max(1, 1e6 / loop.bytes());
        run(loop, times, 4 * REPETITION);
        double[] rates = new double[REPETITIONS];
        Arrays.setAll(rates, i -> run(loop, times, REPETITION));
        return Repetitions.middle(rates);
    }

    private static double run(ReadLoop loop, int times, long nanoseconds) {
        long start = System.nanoTime();
        long now = start;
        double bytes = 0;
        while (now - start < nanoseconds) {
            loop.run(times);
            bytes += times * loop.bytes();
            now = System.nanoTime();
        }
        return bytes / (now - start);
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
