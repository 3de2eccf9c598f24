package netc.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest program that predicts one sample of A; it then waits for the end of its input. Like the peers' it has nothing
 * that is slow to start: no formatting, no lambda, no sum of strings.
 */
final class ColdStart {
    private ColdStart() {}

    /** Arguments: {@code cold FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        byte[] bytes = Files.readAllBytes(folder.resolve("A.sample"));
        float[] sample = new float[A.X_SIZE];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(sample);
        float[] outputs = new float[A.Z_SIZE];
        A.load(folder.resolve("A.safetensors")).newSession(1).z(sample, outputs);
        System.out.print("@ predicted ");
        System.out.println(outputs[0]);
        System.out.println("@ done");
        while (System.in.read() >= 0) {
            // whoever measures looks at this process meanwhile
        }
    }
}
