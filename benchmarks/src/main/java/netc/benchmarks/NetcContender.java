package netc.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;
import netc.benchmarks.harness.Work;
import netc.runtime.Model;
import netc.runtime.NetType;

/** The generated classes, used as the documentation says: one trainer with its threads, one session for each thread. */
public final class NetcContender implements Contender {
    private final int threads;

    private NetcContender(int threads) {
        this.threads = threads;
    }

    /**
     * Serves requests, after a net has rehearsed: a program that begins with vectors of its own and one kind of operation, as the
     * small loop that watches over repetitions does, leads C2 to box those of netc on JDK 17 (decision 9).
     */
    public static void main(String[] arguments) throws IOException {
        float[] outputs = new float[C.Z_SIZE];
        C.initialize(1).newSession().z(new float[C.X_SIZE], outputs);
        Server.main(new NetcContender(Server.threads(arguments)), arguments);
    }

    /** The generated class of a work. */
    public static NetType type(Work work) {
        return switch (work.name()) {
            case "A" -> A.TYPE;
            case "B" -> B.TYPE;
            case "C" -> C.TYPE;
            case "F" -> F.TYPE;
            default -> throw new IllegalArgumentException(work.name());
        };
    }

    /** The file of a work's parameters in a task's folder. */
    public static Path weights(Path folder, Work work) {
        return folder.resolve(work.name() + ".safetensors");
    }

    @Override
    public Training training(Task task, double rate) {
        float[] samples = task.samples(task.work().batch());
        int[] labels = task.labels();
        Model model = type(task.work()).load(weights(task.folder(), task.work()));
        return switch (task.work().name()) {
            case "A" -> {
                A.Trainer trainer =
                        A.trainer().threads(threads).rate(rate).from(model).build();
                yield new Steps(trainer, () -> trainer.step(samples, labels, trainer.batch()));
            }
            case "B" -> {
                B.Trainer trainer =
                        B.trainer().threads(threads).rate(rate).from(model).build();
                yield new Steps(trainer, () -> trainer.step(samples, labels, trainer.batch()));
            }
            case "C" -> {
                C.Trainer trainer =
                        C.trainer().threads(threads).rate(rate).from(model).build();
                yield new Steps(trainer, () -> trainer.step(samples, labels, trainer.batch()));
            }
            case "F" -> {
                F.Trainer trainer =
                        F.trainer().threads(threads).rate(rate).from(model).build();
                yield new Steps(trainer, () -> trainer.step(samples, task.targets(), trainer.batch()));
            }
            default -> throw new IllegalArgumentException(task.work().name());
        };
    }

    @Override
    public Prediction prediction(Task task, int n) {
        return threads > 1 && n > 1 ? new SharedPrediction(this, task, n, threads) : sequential(task, n);
    }

    Prediction sequential(Task task, int n) {
        Path weights = weights(task.folder(), task.work());
        switch (task.work().name()) {
            case "A" -> {
                A.Session session = A.load(weights).newSession(n);
                return n == 1 ? session::z : (samples, outputs) -> session.z(samples, n, outputs);
            }
            case "B" -> {
                B.Session session = B.load(weights).newSession(n);
                return n == 1 ? session::z : (samples, outputs) -> session.z(samples, n, outputs);
            }
            case "C" -> {
                C.Session session = C.load(weights).newSession(n);
                return n == 1 ? session::z : (samples, outputs) -> session.z(samples, n, outputs);
            }
            case "F" -> {
                F.Session session = F.load(weights).newSession(n);
                return n == 1 ? session::z : (samples, outputs) -> session.z(samples, n, outputs);
            }
            default -> throw new IllegalArgumentException(task.work().name());
        }
    }

    /** What a trainer's typed step is, whatever its net. */
    @FunctionalInterface
    private interface Step {
        float loss();
    }

    private record Steps(netc.runtime.Trainer trainer, Step update) implements Training {
        @Override
        public void step() {
            update.loss();
        }

        @Override
        public float loss() {
            return update.loss();
        }

        @Override
        public void close() {
            trainer.close();
        }
    }
}
