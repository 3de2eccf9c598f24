package netc.benchmarks.tensorflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Task;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A graph with the gradients that TensorFlow itself derives for such nets, written out: its sparse cross entropy gives that
 * of the logits beside the loss.
 */
final class GraphTraining implements Contender.Training {
    private static final float MOMENTUM = 0.9f;

    private final Graph graph = new Graph();
    private final Ops ops = Ops.create(graph);
    private final Session session;
    private final Operand<TFloat32> samplesFeed;
    private final Operand<?> answersFeed;
    private final TFloat32 samples;
    private final Tensor answers;
    private final List<Variable<TFloat32>> variables = new ArrayList<>();
    private final List<Op> initializers = new ArrayList<>();
    private final List<Op> updates = new ArrayList<>();
    private final Operand<TFloat32> loss;

    /** What a layer adds to {@link #variables}: weights and biases. */
    private final int layers;

    GraphTraining(Task task, float rate, TensorFlow system) {
        int batch = task.work().batch();
        layers = task.layers().size();
        Shape shape = Shape.of(batch, task.work().inputs());
        samplesFeed = ops.placeholder(TFloat32.class, Placeholder.shape(shape));
        samples = TFloat32.tensorOf(shape, DataBuffers.of(task.samples(batch)));
        Deque<Operand<TFloat32>> values = forward(task);
        Operand<TFloat32> last = values.element();
        Operand<TFloat32> adjoint;
        if (task.work().regression()) {
            Operand<TFloat32> targets = ops.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, 1)));
            answersFeed = targets;
            answers = TFloat32.tensorOf(Shape.of(batch, 1), DataBuffers.of(Arrays.copyOf(task.targets(), batch)));
            Operand<TFloat32> difference = ops.math.sub(last, targets);
            loss = ops.math.mean(ops.math.square(difference), ops.constant(new int[] {0, 1}));
            adjoint = ops.math.mul(difference, ops.constant(2f / batch));
        } else {
            Operand<TInt32> labels = ops.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch)));
            answersFeed = labels;
            answers = TInt32.tensorOf(Shape.of(batch), DataBuffers.of(Arrays.copyOf(task.labels(), batch)));
            SparseSoftmaxCrossEntropyWithLogits<TFloat32> entropy =
                    ops.nn.sparseSoftmaxCrossEntropyWithLogits(last, labels);
            loss = ops.math.mean(entropy.loss(), ops.constant(0));
            adjoint = ops.math.mul(entropy.backprop(), ops.constant(1f / batch));
        }
        backward(values, adjoint, rate);
        session = system.session(graph);
        initializers.forEach(session::run);
    }

    /** The net, and the input of each layer, the last one on top of which is the net's result. */
    private Deque<Operand<TFloat32>> forward(Task task) {
        Deque<Operand<TFloat32>> values = new ArrayDeque<>();
        values.push(samplesFeed);
        for (Task.Layer layer : task.layers()) {
            Operand<TFloat32> weights = variable(GraphPrediction.weights(ops, layer));
            Operand<TFloat32> biases = variable(ops.constant(layer.biases()));
            Operand<TFloat32> value = ops.nn.biasAdd(ops.linalg.matMul(values.element(), weights), biases);
            values.push(variables.size() < 2 * layers ? ops.nn.relu(value) : value);
        }
        return values;
    }

    private void backward(Deque<Operand<TFloat32>> values, Operand<TFloat32> seed, float rate) {
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        List<Op> uses = new ArrayList<>();
        Operand<TFloat32> adjoint = seed;
        values.pop();
        for (int layer = layers - 1; layer >= 0; layer--) {
            Operand<TFloat32> input = values.pop();
            gradients.add(0, ops.nn.biasAddGrad(adjoint));
            gradients.add(0, ops.linalg.matMul(input, adjoint, MatMul.transposeA(true)));
            if (layer > 0) {
                MatMul<TFloat32> product =
                        ops.linalg.matMul(adjoint, variables.get(2 * layer), MatMul.transposeB(true));
                uses.add(product);
                adjoint = ops.nn.reluGrad(product, input);
            }
        }
        // a weight may not change while it is still to be read
        Ops after = ops.withControlDependencies(uses);
        Operand<TFloat32> learningRate = ops.constant(rate);
        Operand<TFloat32> momentum = ops.constant(MOMENTUM);
        for (int i = 0; i < gradients.size(); i++) {
            Variable<TFloat32> variable = variables.get(i);
            Variable<TFloat32> velocity = ops.variable(variable.shape(), TFloat32.class);
            Operand<TFloat32> zeros = ops.zeros(ops.constant(variable.shape()), TFloat32.class);
            initializers.add(ops.assign(velocity, zeros));
            updates.add(after.train.applyMomentum(variable, velocity, learningRate, gradients.get(i), momentum));
        }
    }

    private Operand<TFloat32> variable(Operand<TFloat32> start) {
        Variable<TFloat32> variable = ops.variable(start.shape(), TFloat32.class);
        variables.add(variable);
        initializers.add(ops.assign(variable, start));
        return variable;
    }

    @Override
    public void step() {
        runner().run().close();
    }

    @Override
    public float loss() {
        try (Result result = runner().fetch(loss).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    private Session.Runner runner() {
        Session.Runner runner = session.runner().feed(samplesFeed, samples).feed(answersFeed, answers);
        updates.forEach(runner::addTarget);
        return runner;
    }

    @Override
    public void close() {
        samples.close();
        answers.close();
        session.close();
        graph.close();
    }
}
