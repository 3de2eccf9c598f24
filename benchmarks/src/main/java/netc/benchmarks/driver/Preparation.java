package netc.benchmarks.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is done once before all rounds: writes the tasks, and finds out which systems start at all. */
final class Preparation {
    static final Path TASKS = Path.of("target", "tasks");

    private static final Path MNIST = Path.of("..", "..", "shared", "data", "mnist");

    private final List<Program> usable = new ArrayList<>();
    private final Map<String, String> unavailable = new TreeMap<>();
    private final String samples;

    Preparation(Plan plan, List<Program> programs) {
        samples = Tasks.write(TASKS, Path.of(System.getProperty("netc.mnist", MNIST.toString())));
        for (Program program : programs) {
            if (plan.measures(program)) {
                program.unavailable()
                        .ifPresentOrElse(why -> unavailable.put(program.system(), why), () -> usable.add(program));
            }
        }
    }

    List<Program> usable() {
        return usable;
    }

    Map<String, String> unavailable() {
        return unavailable;
    }

    String samples() {
        return samples;
    }
}
