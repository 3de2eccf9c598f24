package netc.benchmarks.pytorch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The C++ interface of PyTorch, through JavaCPP. */
public final class PyTorch implements Contender {
    private PyTorch(int threads) {
        torch.set_num_threads(threads);
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new PyTorch(Server.threads(arguments)), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        return new Steps(task, rate);
    }

    @Override
    public Prediction prediction(Task task, int n) {
        return new Outputs(task, n);
    }

    /** A layer's tensors; the weights have a row for each output. */
    private record Linear(Tensor weights, Tensor biases, TensorOptional optionalBiases) {
        static List<Linear> of(Task task) {
            List<Linear> layers = new ArrayList<>();
            for (Task.Layer layer : task.layers()) {
                Tensor weights = tensor(layer.transposed(), layer.outputs(), layer.inputs());
                Tensor biases = tensor(layer.biases(), layer.outputs());
                layers.add(new Linear(weights, biases, new TensorOptional(biases)));
            }
            return layers;
        }

        Tensor apply(Tensor input) {
            return torch.linear(input, weights, optionalBiases);
        }
    }

    private static Tensor tensor(float[] values, long... shape) {
        try (FloatPointer pointer = new FloatPointer(values)) {
            return torch.from_blob(pointer, shape).clone();
        }
    }

    private static Tensor forward(List<Linear> layers, Tensor samples) {
        Tensor value = samples;
        for (int i = 0; i < layers.size(); i++) {
            value = layers.get(i).apply(value);
            value = i + 1 < layers.size() ? torch.relu_(value) : value;
        }
        return value;
    }

    private static final class Steps implements Training {
        private final List<Linear> layers;
        private final Tensor samples;
        private final Tensor answers;
        private final boolean regression;
        private final SGD optimizer;

        Steps(Task task, double rate) {
            int batch = task.work().batch();
            layers = Linear.of(task);
            samples = tensor(task.samples(batch), batch, task.work().inputs());
            regression = task.work().regression();
            answers = regression
                    ? tensor(Arrays.copyOf(task.targets(), batch), batch, 1)
                    : torch.tensor(Arrays.stream(task.labels(), 0, batch)
                            .asLongStream()
                            .toArray());
            TensorVector parameters = new TensorVector();
            for (Linear layer : layers) {
                parameters.push_back(layer.weights.requires_grad_());
                parameters.push_back(layer.biases.requires_grad_());
            }
            SGDOptions options = new SGDOptions(rate);
            options.momentum().put(0.9);
            optimizer = new SGD(parameters, options);
        }

        @Override
        public void step() {
            try (PointerScope scope = new PointerScope()) {
                compute();
            }
        }

        @Override
        public float loss() {
            try (PointerScope scope = new PointerScope()) {
                return compute().item_float();
            }
        }

        private Tensor compute() {
            optimizer.zero_grad();
            Tensor result = forward(layers, samples);
            Tensor loss = regression ? torch.mse_loss(result, answers) : torch.cross_entropy_loss(result, answers);
            loss.backward();
            optimizer.step();
            return loss;
        }

        @Override
        public void close() {
            optimizer.close();
            samples.close();
            answers.close();
        }
    }

    private static final class Outputs implements Prediction {
        private final List<Linear> layers;
        private final FloatPointer memory;
        private final Tensor input;
        private final InferenceMode mode = new InferenceMode();

        Outputs(Task task, int n) {
            layers = Linear.of(task);
            memory = new FloatPointer((long) n * task.work().inputs());
            input = torch.from_blob(memory, n, task.work().inputs());
        }

        @Override
        public void predict(float[] samples, float[] outputs) {
            memory.put(samples);
            try (PointerScope scope = new PointerScope()) {
                forward(layers, input).data_ptr_float().get(outputs);
            }
        }

        @Override
        public void close() {
            input.close();
            memory.close();
            mode.close();
        }
    }
}
