package netc.benchmarks.tensorflow;

import java.io.IOException;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** TensorFlow in graph mode. */
public final class TensorFlow implements Contender {
    /** No pool for whole ops: they run on the caller's thread, one after the other, which is faster for nets as small. */
    private static final int NO_POOL = -1;

    private final ConfigProto config;

    private TensorFlow(int threads) {
        config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(NO_POOL)
                .build();
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new TensorFlow(Server.threads(arguments)), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        return new GraphTraining(task, (float) rate, this);
    }

    @Override
    public Prediction prediction(Task task, int n) {
        return new GraphPrediction(task, n, this);
    }

    Session session(Graph graph) {
        return new Session(graph, config);
    }
}
