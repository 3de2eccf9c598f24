package netc.runtime;

import netc.runtime.NetInfo.Feed;

/** What generated sessions share: checks, pieces no larger than the capacity, and the copying of results. */
public abstract class GeneratedSession implements Session {
    private final GeneratedModel model;
    private final Calls<?> calls;

    /** A session; its workspaces are made when they are first needed. */
    protected GeneratedSession(GeneratedModel model, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: expected at least 1, got " + capacity);
        }
        this.model = model;
        calls = new Calls<>(model.net(), model, capacity);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public final void output(int index, Object[] inputs, int n, float[] out) {
        calls.output(index, inputs, n, out);
    }

    @Override
    public final void classify(int label, Object[] inputs, int n, int[] out) {
        calls.classify(label, inputs, n, out);
    }

    @Override
    public final void evaluate(Object[] feeds, int n, double[] sums) {
        calls.evaluate(feeds, n, sums);
    }

    /** The workspaces, typed by the kernels, which a public class's signature cannot name. */
    private static final class Calls<K> {
        private final CompiledNet<K> net;
        private final float[] parameters;
        private final int capacity;
        private final Columns inputColumns;
        private final Columns allColumns;
        private final int[] outputSizes;
        private final Feed[] labels;
        private final int[] labelSizes;
        private final Entry<K>[] outputs;
        private final Entry<K>[] classifiers;
        private Entry<K> evaluation;
        private Object[] stagedInputs;
        private Object[] stagedFeeds;

        @SuppressWarnings("unchecked")
        Calls(CompiledNet<K> net, GeneratedModel model, int capacity) {
            NetInfo info = net.info();
            this.net = net;
            parameters = model.parameters();
            this.capacity = capacity;
            inputColumns = new Columns(info.name(), info.inputs());
            allColumns = new Columns(info.name(), info.feeds());
            // What a call needs is taken out of the lists here: walking one allocates an iterator.
            outputSizes = new int[info.outputs().size()];
            for (int i = 0; i < outputSizes.length; i++) {
                outputSizes[i] = info.outputs().get(i).size();
            }
            labels = info.labels().toArray(new Feed[0]);
            labelSizes = Columns.sizes(info.labels());
            outputs = new Entry[outputSizes.length];
            classifiers = new Entry[labels.length];
        }

        void output(int index, Object[] inputs, int n, float[] out) {
            int size = outputSizes[index];
            checkInputs(inputs, n, net.info().outputs().get(index).name(), out.length, size);
            if (outputs[index] == null) {
                outputs[index] = net.entries().output(index, parameters, capacity);
            }
            Entry<K> entry = outputs[index];
            for (int from = 0; from < n; from += capacity) {
                int samples = Math.min(capacity, n - from);
                run(entry, inputColumns, inputs, from, samples);
                entry.results()[0].copy(samples, out, from * size);
            }
        }

        void classify(int label, Object[] inputs, int n, int[] out) {
            Feed feed = labels[label];
            int size = labelSizes[label];
            if (!feed.classified()) {
                throw new UnsupportedOperationException(
                        feed.name() + ": expected a label of exactly one cross_entropy");
            }
            checkInputs(inputs, n, feed.name(), out.length, size);
            if (classifiers[label] == null) {
                classifiers[label] = net.entries().classifier(label, parameters, capacity);
            }
            Entry<K> entry = classifiers[label];
            for (int from = 0; from < n; from += capacity) {
                int samples = Math.min(capacity, n - from);
                run(entry, inputColumns, inputs, from, samples);
                entry.results()[0].greatest(samples, out, from * size);
            }
        }

        void evaluate(Object[] feeds, int n, double[] sums) {
            allColumns.check(feeds, n);
            int expected = 1 + net.info().metrics().size();
            if (sums.length < expected) {
                throw new FeedException("sums", "at least " + expected + " elements", sums.length + " elements");
            }
            if (evaluation == null) {
                evaluation = net.entries()
                        .evaluation(parameters, capacity)
                        .orElseThrow(() -> new UnsupportedOperationException(
                                net.info().name() + ": expected a net with a loss or a metric"));
            }
            Result[] results = evaluation.results();
            for (int from = 0; from < n; from += capacity) {
                int samples = Math.min(capacity, n - from);
                run(evaluation, allColumns, feeds, from, samples);
                for (int i = 0; i < samples; i++) {
                    sums[0] += (double) results[0].at(i) + results[1].at(i);
                    for (int metric = 1; metric < expected; metric++) {
                        sums[metric] += results[1 + metric].at(i);
                    }
                }
            }
        }

        private void checkInputs(Object[] inputs, int n, String result, int length, int size) {
            inputColumns.check(inputs, n);
            if (length < (long) n * size) {
                throw new FeedException(result, "room for " + (long) n * size + " elements", length + " elements");
            }
        }

        /** The first piece is read where it is; kernels begin at the first sample of a column, so others are copied. */
        private void run(Entry<K> entry, Columns columns, Object[] from, int first, int samples) {
            Object[] read = from;
            if (first > 0) {
                read = staged(columns);
                columns.copy(from, first, read, 0, samples);
            }
            entry.feed(read);
            net.run(entry, samples);
        }

        private Object[] staged(Columns columns) {
            if (columns == inputColumns) {
                if (stagedInputs == null) {
                    stagedInputs = columns.allocate(capacity);
                }
                return stagedInputs;
            }
            if (stagedFeeds == null) {
                stagedFeeds = columns.allocate(capacity);
            }
            return stagedFeeds;
        }
    }
}
