package netc.benchmarks.tensorflow;

import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Task;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A graph whose weights are constants, so that TensorFlow fuses product, bias and ReLU. */
final class GraphPrediction implements Contender.Prediction {
    private final Graph graph = new Graph();
    private final Session session;
    private final TFloat32 input;
    private final Operand<TFloat32> feed;
    private final Operand<TFloat32> result;

    GraphPrediction(Task task, int n, TensorFlow system) {
        Ops ops = Ops.create(graph);
        Shape shape = Shape.of(n, task.work().inputs());
        feed = ops.placeholder(TFloat32.class, Placeholder.shape(shape));
        Operand<TFloat32> value = feed;
        for (int i = 0; i < task.layers().size(); i++) {
            Task.Layer layer = task.layers().get(i);
            Operand<TFloat32> product = ops.linalg.matMul(value, weights(ops, layer));
            value = ops.nn.biasAdd(product, ops.constant(layer.biases()));
            value = i + 1 < task.layers().size() ? ops.nn.relu(value) : value;
        }
        result = value;
        session = system.session(graph);
        input = TFloat32.tensorOf(shape);
    }

    static Operand<TFloat32> weights(Ops ops, Task.Layer layer) {
        return ops.constant(Shape.of(layer.inputs(), layer.outputs()), DataBuffers.of(layer.weights()));
    }

    @Override
    public void predict(float[] samples, float[] outputs) {
        input.asRawTensor().data().asFloats().write(samples);
        try (Result results = session.runner().feed(feed, input).fetch(result).run()) {
            results.get(0).asRawTensor().data().asFloats().read(outputs);
        }
    }

    @Override
    public void close() {
        input.close();
        session.close();
        graph.close();
    }
}
