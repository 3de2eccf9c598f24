package netc.runtime;

/** Kernels as they are generated, by hand: out = tanh(x) + x. */
abstract class DemoKernels {
    static final int SIZE = 4096;

    abstract void run(float[] x, float[] out);

    static final class Scalar extends DemoKernels {
        @Override
        void run(float[] x, float[] out) {
            for (int i = 0; i < SIZE; i++) {
                out[i] = Lanes.tanh(x[i]) + x[i];
            }
        }
    }

    /** What the gate tries kernels on. */
    static final class Demo implements Rehearsal<DemoKernels> {
        private final float[] x = new float[SIZE];
        private final float[] out = new float[SIZE];

        @Override
        public void prepare() {
            for (int i = 0; i < SIZE; i++) {
                x[i] = i * 0.001f - 2;
            }
        }

        @Override
        public void run(DemoKernels kernels) {
            kernels.run(x, out);
        }

        @Override
        public float[][] results() {
            return new float[][] {out};
        }
    }
}
