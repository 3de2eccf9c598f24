package netc.compiler.plan;

/** An array that kernels read or write. */
public sealed interface Buffer {

    /** The name that a kernel's argument gets. */
    String name();

    /** A column of the data as the caller passes it: dense, without padding or slack. */
    record Feed(String name, boolean classes) implements Buffer {}

    /** The one array of all parameters. */
    record Parameters() implements Buffer {
        @Override
        public String name() {
            return "parameters";
        }
    }

    /** An array of the optimiser, of the same layout as the parameters. */
    record State(String name) implements Buffer {}

    /** An array that a kernel fills for itself; only its code knows of it. */
    record Local(String name) implements Buffer {}

    /**
     * A value in the workspace. Two slots are the same only if they are one object; {@link BufferPlan} lets slots whose
     * lifetimes do not meet share an array.
     */
    final class Slot implements Buffer {
        private final String name;
        private final int size;
        private final boolean batch;
        private final boolean ofSamples;

        Slot(String name, int size, boolean batch) {
            this(name, size, batch, false);
        }

        /** @param ofSamples whether it lies in {@link Panels} of samples */
        Slot(String name, int size, boolean batch, boolean ofSamples) {
            this.name = name;
            this.size = size;
            this.batch = batch;
            this.ofSamples = ofSamples;
        }

        @Override
        public String name() {
            return name;
        }

        /** Floats per sample, or in all where there is no batch. */
        public int size() {
            return size;
        }

        public boolean batch() {
            return batch;
        }

        /** Whether it lies in {@link Panels} of samples, so that the samples of one thread are no range of the array. */
        public boolean isOfSamples() {
            return ofSamples;
        }

        @Override
        public String toString() {
            return name + (batch ? "[n · " + size + "]" : "[" + size + "]") + (ofSamples ? " in panels" : "");
        }
    }
}
