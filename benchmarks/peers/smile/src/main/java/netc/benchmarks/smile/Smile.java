package netc.benchmarks.smile;

import java.io.IOException;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;

/**
 * Smile, for the cold start alone: it computes in double precision, and its perceptron cannot be given weights, so that the
 * prediction is that of weights drawn at random.
 */
public final class Smile implements Contender {
    private final boolean cold;

    private Smile(boolean cold) {
        this.cold = cold;
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new Smile(arguments[0].equals("cold")), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        throw new UnsupportedOperationException("it computes in double precision");
    }

    @Override
    public Prediction prediction(Task task, int n) {
        if (!cold) {
            throw new UnsupportedOperationException("it computes in double precision");
        }
        return new Perceptron(task);
    }

    private static final class Perceptron implements Prediction {
        private final MLP net;

        Perceptron(Task task) {
            int layers = task.layers().size();
            LayerBuilder[] builders = new LayerBuilder[layers + 1];
            builders[0] = Layer.input(task.work().inputs());
            for (int i = 1; i < layers; i++) {
                builders[i] = Layer.rectifier(task.layers().get(i - 1).outputs());
            }
            builders[layers] = Layer.mle(task.work().outputs(), OutputFunction.SOFTMAX);
            net = new MLP(builders);
        }

        @Override
        public void predict(float[] samples, float[] outputs) {
            double[] numbers = new double[samples.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = samples[i];
            }
            double[] probabilities = new double[outputs.length];
            net.predict(numbers, probabilities);
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = (float) probabilities[i];
            }
        }
    }
}
