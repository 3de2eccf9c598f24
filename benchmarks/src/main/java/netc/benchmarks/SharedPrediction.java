package netc.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Task;

/** Many samples shared between threads, each with a session of its own, as an application would. */
final class SharedPrediction implements Contender.Prediction {
    private final List<Part> parts = new ArrayList<>();
    private final ExecutorService others;

    SharedPrediction(NetcContender contender, Task task, int n, int threads) {
        others = Executors.newFixedThreadPool(threads - 1, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            parts.add(new Part(contender, task, n * i / threads, n * (i + 1) / threads));
        }
    }

    @Override
    public void predict(float[] samples, float[] outputs) {
        List<Future<?>> running = new ArrayList<>();
        for (Part part : parts.subList(1, parts.size())) {
            running.add(others.submit(() -> part.predict(samples, outputs)));
        }
        parts.get(0).predict(samples, outputs);
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }

    private static final class Part {
        private final Contender.Prediction prediction;
        private final int inputs;
        private final int from;
        private final int to;
        private final float[] outputs;

        Part(NetcContender contender, Task task, int from, int to) {
            prediction = contender.sequential(task, to - from);
            inputs = task.work().inputs();
            this.from = from;
            this.to = to;
            outputs = new float[(to - from) * task.work().outputs()];
        }

        void predict(float[] samples, float[] all) {
            prediction.predict(Arrays.copyOfRange(samples, from * inputs, to * inputs), outputs);
            System.arraycopy(outputs, 0, all, from * (outputs.length / (to - from)), outputs.length);
        }
    }
}
