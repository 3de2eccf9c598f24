package netc.runtime;

import jdk.incubator.vector.FloatVector;

/** What the vector kernels of the demo share. */
abstract class DemoVectorKernels extends DemoKernels {
    /** A mistake on purpose, to be found. */
    private static final float WRONG = Boolean.getBoolean("demo.wrong") ? 1e-7f : 0f;

    @Override
    void run(float[] x, float[] out) {
        for (int i = 0; i < SIZE; i += VectorLanes.SPECIES.length()) {
            VectorLanes.tanh(x, i, out, i);
            FloatVector.fromArray(VectorLanes.SPECIES, out, i)
                    .add(FloatVector.fromArray(VectorLanes.SPECIES, x, i))
                    .add(WRONG)
                    .intoArray(out, i);
        }
    }
}
