package netc.benchmarks.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A system in a JVM of its own, which is asked by line and answers with lines that begin with {@code @}. */
final class RunningProgram implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Path LOGS = Path.of("target", "systems");

    private final Program program;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    private RunningProgram(Program program, Process process) {
        this.program = program;
        this.process = process;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it, without waiting for anything. */
    static RunningProgram start(Program program, int threads, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.options());
        command.addAll(List.of("-cp", program.classPath(), program.mainClass()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        LOGS.resolve(program.system() + ".log").toFile()));
        // what the native libraries go by, where nothing else tells them
        for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        try {
            return new RunningProgram(program, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what systems wrote to their error output in earlier runs. */
    static void clearLogs() throws IOException {
        Files.createDirectories(LOGS);
        try (Stream<Path> logs = Files.list(LOGS)) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        }
    }

    /** The lines of a system's error output that contain certain words. */
    static List<String> logged(String system, String words) throws IOException {
        Path log = LOGS.resolve(system + ".log");
        if (!Files.exists(log)) {
            return List.of();
        }
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains(words))
                .toList();
    }

    Program program() {
        return program;
    }

    long pid() {
        return process.pid();
    }

    /** Asks, and waits for the answer. */
    Answer ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException ended) {
            return Answer.failed("has ended; see target/systems/" + program.system() + ".log");
        }
        return answer();
    }

    /** Waits for the answer to the last request, or for the readiness after the start. */
    Answer answer() {
        return answer(PATIENCE_SECONDS);
    }

    /** The same, with another patience. */
    Answer answer(long seconds) {
        AtomicBoolean late = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(seconds);
                late.set(true);
                process.destroyForcibly();
            } catch (InterruptedException answered) {
                // that is what this thread hopes for
            }
        });
        watch.setDaemon(true);
        watch.start();
        try {
            return read(late, seconds);
        } finally {
            watch.interrupt();
        }
    }

    private Answer read(AtomicBoolean late, long patience) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("@ ")) {
                    String[] words = line.substring(2).split(" ", 2);
                    String rest = words.length > 1 ? words[1] : "";
                    switch (words[0]) {
                        case "done" -> {
                            return new Answer(values, "");
                        }
                        case "unsupported", "failed" -> {
                            return new Answer(values, words[0] + ": " + rest);
                        }
                        default -> values.put(words[0], rest);
                    }
                }
            }
        } catch (IOException e) {
            return Answer.failed(e.toString());
        }
        return Answer.failed(
                late.get()
                        ? "no answer within " + patience + " s"
                        : "has ended; see target/systems/" + program.system() + ".log");
    }

    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException ended) {
            // then it needs no end of its input
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /**
     * What a system said.
     *
     * @param values by name
     * @param problem why there is no answer, or empty
     */
    record Answer(Map<String, String> values, String problem) {
        Answer {
            values = Map.copyOf(values);
        }

        static Answer failed(String why) {
            return new Answer(Map.of(), "failed: " + why);
        }

        boolean ok() {
            return problem.isEmpty();
        }

        double number(String name) {
            String value = values.get(name);
            return value == null ? Double.NaN : Double.parseDouble(value);
        }

        double[] numbers(String name) {
            String[] words = values.getOrDefault(name, "").strip().split(" ");
            double[] numbers = new double[words.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = words[i].isEmpty() ? Double.NaN : Double.parseDouble(words[i]);
            }
            return numbers;
        }
    }
}
