package netc.benchmarks.onnxruntime;

import netc.benchmarks.harness.Task;

/** A net as an ONNX model: {@code Gemm} and {@code Relu}, from {@code x} to {@code y}. Field numbers are those of onnx.proto. */
final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;

    private OnnxModel() {}

    static byte[] of(Task task, int n) {
        Protobuf graph = new Protobuf();
        int layers = task.layers().size();
        for (int i = 0; i < layers; i++) {
            String input = i == 0 ? "x" : "h" + i;
            String sum = i + 1 < layers ? "z" + i : "y";
            graph.message(1, node("Gemm", sum, input, "W" + i, "b" + i));
            if (i + 1 < layers) {
                graph.message(1, node("Relu", "h" + (i + 1), sum));
            }
        }
        graph.text(2, "net");
        for (int i = 0; i < layers; i++) {
            Task.Layer layer = task.layers().get(i);
            graph.message(5, tensor("W" + i, layer.weights(), layer.inputs(), layer.outputs()));
            graph.message(5, tensor("b" + i, layer.biases(), layer.outputs()));
        }
        graph.message(11, value("x", n, task.work().inputs()));
        graph.message(12, value("y", n, task.work().outputs()));
        return new Protobuf()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static Protobuf node(String op, String output, String... inputs) {
        Protobuf node = new Protobuf();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, op);
    }

    private static Protobuf tensor(String name, float[] values, int... dims) {
        Protobuf tensor = new Protobuf();
        for (int dim : dims) {
            tensor.number(1, dim);
        }
        return tensor.number(2, FLOAT).text(8, name).floats(9, values);
    }

    private static Protobuf value(String name, int... dims) {
        Protobuf shape = new Protobuf();
        for (int dim : dims) {
            shape.message(1, new Protobuf().number(1, dim));
        }
        Protobuf tensorType = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensorType));
    }
}
