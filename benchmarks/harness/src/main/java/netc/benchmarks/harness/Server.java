package netc.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The main program of a system: measures what its standard input asks for, a line each, and answers with lines that begin
 * with {@code @}. Between two requests it does nothing, so that several systems can take turns.
 *
 * <p>Arguments: {@code serve FOLDER THREADS}, or {@code cold FOLDER}, which predicts one sample of A, says so, and waits for
 * the end of its input.
 */
public final class Server {
    /** With so small a rate the net stays as it is, so that every step does the same work on numbers as large. */
    private static final double STILL = 1e-7;

    /** With this one it learns. */
    private static final double LEARNING = 0.01;

    private static final int LEARNING_STEPS = 20;

    private final Path folder;
    private final Contender contender;
    private final PrintStream answers = System.out;
    private final BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Server(Contender contender, Path folder) {
        this.contender = contender;
        this.folder = folder;
    }

    /** How many threads the arguments want. */
    public static int threads(String[] arguments) {
        return arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    }

    /** Serves until the end of the input. */
    public static void main(Contender contender, String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("cold")) {
            ColdStart.run(contender, folder);
        } else {
            new Server(contender, folder).serve(threads(arguments));
        }
        contender.close();
        // some systems leave threads behind that would keep the process
        System.exit(0);
    }

    private void serve(int threads) throws IOException {
        Repetitions repetitions = new Repetitions(threads);
        answers.println("@ done");
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            try {
                request(repetitions, line.split(" "));
                answers.println("@ done");
            } catch (UnsupportedOperationException e) {
                answers.println("@ unsupported " + e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                System.err.println(line + ": " + e);
                answers.println("@ failed " + String.valueOf(e).replace('\n', ' '));
            }
            answers.flush();
        }
    }

    /** {@code check WORK}, {@code train WORK WARMUP CALLS} or {@code predict WORK COUNT WARMUP CALLS}; {@code free} calls count, or {@code all}. */
    private void request(Repetitions repetitions, String... words) {
        Task task = Task.read(folder, Work.of(words[1]), Work.MANY);
        switch (words[0]) {
            case "check" -> check(task);
            case "train" -> {
                try (Contender.Training training = contender.training(task, STILL)) {
                    answer(repetitions.measure(training::step, Double.parseDouble(words[2]), words[3].equals("free")));
                }
            }
            case "predict" -> {
                int n = Integer.parseInt(words[2]);
                try (Contender.Prediction prediction = contender.prediction(task, n)) {
                    answer(repetitions.measure(
                            calls(prediction, task, n), Double.parseDouble(words[3]), words[4].equals("free")));
                }
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** A call takes the next samples; after the last the first come again. */
    private static Runnable calls(Contender.Prediction prediction, Task task, int n) {
        int inputs = n * task.work().inputs();
        float[][] samples = new float[Work.MANY / n][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Arrays.copyOfRange(task.samples(), i * inputs, (i + 1) * inputs);
        }
        float[] outputs = new float[n * task.work().outputs()];
        int[] next = new int[1];
        return () -> {
            int i = next[0];
            next[0] = i + 1 == samples.length ? 0 : i + 1;
            prediction.predict(samples[i], outputs);
        };
    }

    /** The outputs, the loss at first, and that after some steps. */
    private void check(Task task) {
        Work work = task.work();
        for (int n : new int[] {1, Work.MANY}) {
            try (Contender.Prediction prediction = contender.prediction(task, n)) {
                float[] outputs = new float[n * work.outputs()];
                prediction.predict(task.samples(n), outputs);
                answers.println("@ outputs-" + n + " "
                        + Arrays.toString(Arrays.copyOf(outputs, work.outputs()))
                                .replaceAll("[\\[\\],]", ""));
            }
        }
        try (Contender.Training training = contender.training(task, LEARNING)) {
            answer("first-loss", training.loss());
            for (int i = 1; i < LEARNING_STEPS; i++) {
                training.step();
            }
            answer("later-loss", training.loss());
        }
    }

    private void answer(Repetitions.Figures figures) {
        answer("median", figures.median());
        answer("p99", figures.p99());
        answer("clean", figures.clean());
        answer("of", figures.of());
    }

    private void answer(String name, double value) {
        answers.println(String.format(Locale.ROOT, "@ %s %.9g", name, value));
    }
}
