package netc.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Predicts one sample of A as soon as it can, says so, and waits for the end of its input, so that whoever measures can look
 * at the process. Nothing here may be slow to start: no formatting, no lambda, no sum of strings.
 */
final class ColdStart {
    private ColdStart() {}

    static void run(Contender contender, Path folder) throws IOException {
        Work work = Work.of("A");
        Task task = Task.read(folder, work, 1);
        float[] outputs = new float[work.outputs()];
        contender.prediction(task, 1).predict(task.samples(), outputs);
        System.out.print("@ predicted ");
        System.out.println(outputs[0]);
        System.out.println("@ done");
        while (System.in.read() >= 0) {
            // nothing to do
        }
    }
}
