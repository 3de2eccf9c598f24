package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.harness.LoadMeter;
import netc.benchmarks.harness.Repetitions;

/**
 * Measures from outside how long a new process takes to its first prediction of A, and how much memory it has needed until
 * then; systems take turns.
 */
final class ColdStarts {
    static final String PLAIN = "cold-start-A";
    static final String VECTOR = "cold-start-A-vector";

    private final Plan plan;
    private final Measurements measurements;
    private final Map<String, String> problems;

    ColdStarts(Plan plan, Measurements measurements, Map<String, String> problems) {
        this.plan = plan;
        this.measurements = measurements;
        this.problems = problems;
    }

    void run(List<Program> programs) {
        if (!plan.measures(PLAIN)) {
            return;
        }
        Console.say("cold starts");
        for (int round = 1; round <= plan.coldStarts() * plan.rounds(); round++) {
            for (Program program : programs) {
                if (program.system().equals(Program.NETC)) {
                    measure(PLAIN, Program.coldNetc(List.of()), round);
                    measure(VECTOR, Program.coldNetc(List.of(Program.VECTOR)), round);
                } else {
                    measure(PLAIN, program.without(Program.VECTOR), round);
                }
            }
        }
    }

    private void measure(String work, Program program, int round) {
        LoadMeter load = new LoadMeter();
        long start = System.nanoTime();
        try (RunningProgram running = RunningProgram.start(program, 1, "cold", Preparation.TASKS.toString())) {
            RunningProgram.Answer answer = running.answer();
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (!answer.ok()) {
                problems.put(work + " " + program.system(), answer.problem());
                return;
            }
            boolean clean = load.othersInUse(running.pid()) <= Repetitions.OTHERS;
            measurements.add(new Key(work, program.system(), 1, "time", "ms"), round, milliseconds, clean);
            peakMemory(running.pid(), new Key(work, program.system(), 1, "peak-memory", "MiB"), round);
        }
    }

    /** The greatest resident set so far, as the kernel counts it; nothing where it does not tell. */
    private void peakMemory(long pid, Key key, int round) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.US_ASCII)) {
                if (line.startsWith("VmHWM:")) {
                    measurements.add(key, round, kibibytes(line) / 1024, true);
                }
            }
        } catch (IOException absent) {
            problems.put(key.work() + " memory", absent.toString());
        }
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("[^0-9]", ""));
    }
}
