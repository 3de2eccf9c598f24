package netc.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import netc.benchmarks.harness.Contender;
import netc.benchmarks.harness.Server;
import netc.benchmarks.harness.Task;

/** ONNX Runtime, with input and output in memory that stays where it is. It does not train. */
public final class OnnxRuntime implements Contender {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final int threads;

    private OnnxRuntime(int threads) {
        this.threads = threads;
    }

    /** Serves requests. */
    public static void main(String[] arguments) throws IOException {
        Server.main(new OnnxRuntime(Server.threads(arguments)), arguments);
    }

    @Override
    public Training training(Task task, double rate) {
        throw new UnsupportedOperationException("it only predicts");
    }

    @Override
    public Prediction prediction(Task task, int n) {
        try {
            return new Outputs(task, n);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        return options;
    }

    /** The model's file, written where there is none. */
    private static Path file(Task task, int n) {
        Path file = task.folder().resolve(task.work().name() + "-" + n + ".onnx");
        if (!Files.exists(file)) {
            try {
                Files.write(file, OnnxModel.of(task, n));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    private final class Outputs implements Prediction {
        private final OrtSession session;
        private final FloatBuffer input;
        private final FloatBuffer output;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Outputs(Task task, int n) throws OrtException {
            session = environment.createSession(file(task, n).toString(), options());
            input = direct(n * task.work().inputs());
            output = direct(n * task.work().outputs());
            inputs = Map.of("x", tensor(input, n, task.work().inputs()));
            outputs = Map.of("y", tensor(output, n, task.work().outputs()));
        }

        private FloatBuffer direct(int size) {
            return ByteBuffer.allocateDirect(4 * size)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
            return OnnxTensor.createTensor(environment, buffer, shape);
        }

        @Override
        public void predict(float[] samples, float[] results) {
            input.put(0, samples);
            try (OrtSession.Result result = session.run(inputs, outputs)) {
                output.get(0, results);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
