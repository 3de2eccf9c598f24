package netc.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;

/** PyTorch through DJL. */
public final class Djl implements Contender {
    private Djl(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.offline", "true");
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new Djl(Server.threads(arguments)), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        return new Steps(task, (float) rate);
    }

    @Override
    public Prediction prediction(Task task, int n) {
        return new Outputs(task, n);
    }

    private static final class Steps implements Training {
        private final Model model = Model.newInstance("net");
        private final Trainer trainer;
        private final NDArray samples;
        private final NDArray answers;

        Steps(Task task, float rate) {
            int batch = task.work().batch();
            SequentialBlock net = new SequentialBlock();
            List<Block> layers = new ArrayList<>();
            for (Task.Layer layer : task.layers()) {
                if (!layers.isEmpty()) {
                    net.add(Activation::relu);
                }
                Block linear = Linear.builder().setUnits(layer.outputs()).build();
                layers.add(linear);
                net.add(linear);
            }
            model.setBlock(net);
            // half of the square is the default of what they call l2
            Loss loss = task.work().regression() ? Loss.l2Loss("mse", 1f) : Loss.softmaxCrossEntropyLoss();
            Optimizer optimizer = Optimizer.sgd()
                    .setLearningRateTracker(Tracker.fixed(rate))
                    .optMomentum(0.9f)
                    .build();
            trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
            trainer.initialize(new Shape(batch, task.work().inputs()));
            for (int i = 0; i < layers.size(); i++) {
                Task.Layer layer = task.layers().get(i);
                layers.get(i).getParameters().get("weight").getArray().set(layer.transposed());
                layers.get(i).getParameters().get("bias").getArray().set(layer.biases());
            }
            NDManager manager = trainer.getManager();
            samples = manager.create(
                    task.samples(batch), new Shape(batch, task.work().inputs()));
            answers = task.work().regression()
                    ? manager.create(Arrays.copyOf(task.targets(), batch), new Shape(batch, 1))
                    : manager.create(Arrays.copyOf(task.labels(), batch), new Shape(batch));
        }

        @Override
        public void step() {
            compute(false);
        }

        @Override
        public float loss() {
            return compute(true);
        }

        private float compute(boolean wanted) {
            float value = 0;
            try (NDManager manager = trainer.getManager().newSubManager()) {
                samples.tempAttach(manager);
                answers.tempAttach(manager);
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDArray loss =
                            trainer.getLoss().evaluate(new NDList(answers), trainer.forward(new NDList(samples)));
                    collector.backward(loss);
                    value = wanted ? loss.getFloat() : 0;
                }
                trainer.step();
            }
            return value;
        }

        @Override
        public void close() {
            trainer.close();
            model.close();
        }
    }

    private static final class Outputs implements Prediction {
        private final NDManager manager = NDManager.newBaseManager();
        private final List<NDArray> weights = new ArrayList<>();
        private final List<NDArray> biases = new ArrayList<>();
        private final Shape shape;

        Outputs(Task task, int n) {
            shape = new Shape(n, task.work().inputs());
            for (Task.Layer layer : task.layers()) {
                weights.add(manager.create(layer.transposed(), new Shape(layer.outputs(), layer.inputs())));
                biases.add(manager.create(layer.biases(), new Shape(layer.outputs())));
            }
        }

        @Override
        public void predict(float[] samples, float[] outputs) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray value = scope.create(samples, shape);
                for (int i = 0; i < weights.size(); i++) {
                    value = Linear.linear(value, weights.get(i), biases.get(i)).singletonOrThrow();
                    value = i + 1 < weights.size() ? Activation.relu(value) : value;
                }
                float[] result = value.toFloatArray();
                System.arraycopy(result, 0, outputs, 0, result.length);
            }
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
