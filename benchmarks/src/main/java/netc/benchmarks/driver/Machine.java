package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netc.benchmarks.harness.FmaLoop;

/** Where a run was made: in one line, without the name of the host. */
final class Machine {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, vectors of "
                + FmaLoop.bits() + " bits, " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSOR).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException absent) {
            return System.getProperty("os.arch");
        }
    }
}
