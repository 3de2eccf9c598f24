package netc.benchmarks.dl4j;

import java.io.IOException;
import java.util.Arrays;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;
import netc.benchmarks.harness.Work;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** A {@code MultiLayerNetwork} of DL4J. It has no other momentum than Nesterov's, so that its later losses differ. */
public final class Dl4j implements Contender {
    private Dl4j(int threads) {
        // its natives are there only once an array is
        Nd4j.zeros(1).close();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new Dl4j(Server.threads(arguments)), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        return new Steps(task, rate);
    }

    @Override
    public Prediction prediction(Task task, int n) {
        MultiLayerNetwork net = net(task, 0, true);
        long[] shape = {n, task.work().inputs()};
        return (samples, outputs) -> {
            // filling an array that stays would copy one number after the other
            INDArray input = Nd4j.create(samples, shape, DataType.FLOAT);
            float[] result = net.output(input, false).data().asFloat();
            System.arraycopy(result, 0, outputs, 0, outputs.length);
        };
    }

    /** The net with the task's parameters; without softmax where it only predicts. */
    private static MultiLayerNetwork net(Task task, double rate, boolean predicts) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .updater(new Nesterovs(rate, 0.9))
                .list();
        int last = task.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            list.layer(layer(task.layers().get(i), i < last, predicts, task.work()));
        }
        MultiLayerNetwork net = new MultiLayerNetwork(list.build());
        net.init();
        for (int i = 0; i <= last; i++) {
            Task.Layer layer = task.layers().get(i);
            net.setParam(i + "_W", Nd4j.create(layer.weights()).reshape(layer.inputs(), layer.outputs()));
            net.setParam(i + "_b", Nd4j.create(layer.biases()).reshape(1, layer.outputs()));
        }
        return net;
    }

    private static Layer layer(Task.Layer layer, boolean hidden, boolean predicts, Work work) {
        if (hidden || predicts) {
            return new DenseLayer.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.outputs())
                    .activation(hidden ? Activation.RELU : Activation.IDENTITY)
                    .build();
        }
        return new OutputLayer.Builder(work.regression() ? LossFunction.MSE : LossFunction.MCXENT)
                .nIn(layer.inputs())
                .nOut(layer.outputs())
                .activation(work.regression() ? Activation.IDENTITY : Activation.SOFTMAX)
                .build();
    }

    private static final class Steps implements Training {
        private final MultiLayerNetwork net;
        private final INDArray samples;
        private final INDArray answers;

        Steps(Task task, double rate) {
            Work work = task.work();
            int batch = work.batch();
            net = net(task, rate, false);
            samples = Nd4j.create(task.samples(batch)).reshape(batch, work.inputs());
            float[] values = Arrays.copyOf(task.targets(), batch * work.outputs());
            if (!work.regression()) {
                int[] labels = task.labels();
                for (int i = 0; i < batch; i++) {
                    values[i * work.outputs() + labels[i]] = 1;
                }
            }
            answers = Nd4j.create(values).reshape(batch, work.outputs());
        }

        @Override
        public void step() {
            net.fit(samples, answers);
        }

        @Override
        public float loss() {
            net.fit(samples, answers);
            return (float) net.score();
        }
    }
}
