package netc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netc.benchmarks.harness.IssueLoop;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * The calls of a benchmark during which nobody else used the core: those before and after which {@link IssueLoop} ran near its
 * best. JMH knows nothing of them: a line about them is written at the end, into the file that a property names or else to the output.
 */
@State(Scope.Thread)
public class FreeCalls {
    /** Names a file. */
    static final String FILE = "netc.benchmarks.free";

    private static final String LINE = "free calls: %d of %d, median %d ns%n";
    private static final Pattern PATTERN = Pattern.compile("free calls: (\\d+) of (\\d+), median (\\d+) ns");
    private static final int MOST = 1 << 20;

    private final IssueLoop probe = new IssueLoop();
    private final long[] probes = new long[MOST + 1];
    private final long[] times = new long[MOST];
    private boolean measuring;
    private int calls;
    private long begin;

    /** Calls of the warm-up do not count. */
    @Setup(Level.Iteration)
    public void iteration(IterationParams iteration) {
        measuring = iteration.getType() == IterationType.MEASUREMENT;
    }

    /** Sees whether the core is free. */
    @Setup(Level.Invocation)
    public void before() {
        long time = probe.time();
        if (measuring) {
            probes[calls] = time;
        }
        begin = System.nanoTime();
    }

    /** Notes how long the call took. */
    @TearDown(Level.Invocation)
    public void after() {
        long time = System.nanoTime() - begin;
        if (measuring && calls < MOST) {
            times[calls++] = time;
        }
    }

    /** Writes the median. */
    @TearDown(Level.Trial)
    public void write() throws IOException {
        probes[calls] = probe.time();
        long best = Arrays.stream(probes, 0, calls + 1).min().orElseThrow();
        long[] free = new long[calls];
        int count = 0;
        for (int i = 0; i < calls; i++) {
            if (IssueLoop.isNear(Math.max(probes[i], probes[i + 1]), best)) {
                free[count++] = times[i];
            }
        }
        Arrays.sort(free, 0, count);
        String line = String.format(LINE, count, calls, count == 0 ? 0 : free[count / 2]);
        String file = System.getProperty(FILE, "");
        if (file.isEmpty()) {
            System.out.print(line);
        } else {
            Files.writeString(Path.of(file), line);
        }
    }

    /**
     * What a benchmark wrote.
     *
     * @param count how many calls there were
     * @param of all calls
     * @param median their median in nanoseconds, 0 if there were none
     */
    record Summary(int count, int of, double median) {
        static final Summary NONE = new Summary(0, 0, 0);

        /** Reads a file, which is not there where a benchmark does not look at the core. */
        static Summary read(Path file) throws IOException {
            if (Files.notExists(file)) {
                return NONE;
            }
            Matcher matcher = PATTERN.matcher(Files.readString(file));
            if (!matcher.find()) {
                throw new IOException(file + ": expected a line  " + LINE);
            }
            return new Summary(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Long.parseLong(matcher.group(3)));
        }
    }
}
