package netc.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;

/** Shows that a loop that uses every function on vectors allocates nothing once C2 has compiled it. */
final class VectorAllocationMain {
    private static final int SIZE = 4096;
    private static final int MAX_ROUNDS = 200;

    private VectorAllocationMain() {}

    public static void main(String[] arguments) {
        float[] x = new float[SIZE];
        float[] y = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = i * 0.01f - 20f;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = -1;
        for (int round = 0; round < MAX_ROUNDS && allocated != 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                everything(x, y);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        System.out.println("allocated " + allocated);
    }

    private static void everything(float[] x, float[] y) {
        int lanes = VectorLanes.SPECIES.length();
        for (int i = 0; i < x.length; i += lanes) {
            FloatVector v = FloatVector.fromArray(VectorLanes.SPECIES, x, i);
            VectorLanes.erf(x, i, y, i);
            v = v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i));
            VectorLanes.tanh(x, i, y, i);
            v = v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i));
            VectorLanes.sigmoid(x, i, y, i);
            v = v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i));
            VectorLanes.softplus(x, i, y, i);
            v = v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i));
            VectorLanes.exp(x, i, y, i);
            v = v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i));
            VectorLanes.log(x, i, y, i);
            v.add(FloatVector.fromArray(VectorLanes.SPECIES, y, i)).intoArray(y, i);
        }
        VectorCalls.exp(y, 0, y.length);
        VectorCalls.sigmoid(y, 0, y.length);
        VectorCalls.tanh(y, 0, y.length);
        simple(x, y, lanes);
    }

    private static void simple(float[] x, float[] y, int lanes) {
        for (int i = 0; i < x.length; i += lanes) {
            FloatVector v = FloatVector.fromArray(VectorLanes.SPECIES, x, i);
            FloatVector w = VectorLanes.add(VectorLanes.sign(v), VectorLanes.step(v));
            w = VectorLanes.mul(VectorLanes.relu(v), VectorLanes.less(w, v));
            VectorLanes.maximum(VectorLanes.square(w), VectorLanes.reciprocal(v))
                    .intoArray(y, i);
        }
    }
}
