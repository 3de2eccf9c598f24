package netc.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of the machine others use: the processors' busy time as {@code /proc/stat} counts it, the host's share included,
 * less what this process used. Where there is no such file nobody else is seen.
 */
public final class LoadMeter {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    /** Fields of the machine's line: idle and wait for devices are no use; guests are counted under user already. */
    private static final int IDLE = 4;

    private static final int WAIT = 5;
    private static final int GUEST = 9;

    private final long start = System.nanoTime();
    private final long others = others("self");

    /** Processors in use by others since this was made: 1 is one whole core. */
    public double othersInUse() {
        return inUse(others("self"));
    }

    /** The same, where a process that was begun meanwhile is not an other either. */
    public double othersInUse(long process) {
        try {
            return inUse(others("self") - process(Long.toString(process)));
        } catch (IOException absent) {
            return 0;
        }
    }

    private double inUse(long now) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return (now - others) / TICKS_PER_SECOND / seconds;
    }

    private static long others(String process) {
        try {
            return machine() - process(process);
        } catch (IOException absent) {
            return 0;
        }
    }

    private static long machine() throws IOException {
        String text = Files.readString(MACHINE, StandardCharsets.US_ASCII);
        String[] fields = text.substring(0, text.indexOf('\n')).split(" +");
        long busy = 0;
        for (int i = 1; i < Math.min(fields.length, GUEST); i++) {
            busy += i == IDLE || i == WAIT ? 0 : Long.parseLong(fields[i]);
        }
        return busy;
    }

    /** User and system time, the 14th and 15th field; the 2nd is the name in brackets and may contain blanks. */
    private static long process(String process) throws IOException {
        String text = Files.readString(Path.of("/proc", process, "stat"), StandardCharsets.ISO_8859_1);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
