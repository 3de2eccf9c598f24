package netc.compiler.codegen;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import netc.runtime.CounterRandom;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.NetType;
import netc.runtime.Session;
import netc.runtime.Trainer;

/**
 * Trains a generated class in a JVM of its own. Arguments: the class, how many threads, and {@code bits} or
 * {@code allocation}: what to print.
 */
final class GeneratedClassMain {
    private static final int COUNT = 101;
    private static final int CALLS = 20;
    private static final long SECOND = 1_000_000_000L;

    private GeneratedClassMain() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        NetType type = NetType.of(Class.forName(arguments[0]));
        Object[] feeds = data(type.info());
        Object[] sparse = sparse(feeds);
        try (Trainer trainer =
                type.trainer().seed(7).threads(Integer.parseInt(arguments[1])).build()) {
            for (int epoch = 0; epoch < 3; epoch++) {
                trainer.epoch(feeds, COUNT, Trainer.StepListener.NONE);
                trainer.epoch(sparse, COUNT, Trainer.StepListener.NONE);
            }
            if (arguments[2].equals("bits")) {
                overflow(type.info(), trainer, sparse);
                System.out.println("bits " + (31 * bits(trainer.model(), feeds) + bits(trainer.model(), sparse)));
            } else {
                allocation(trainer, feeds, sparse);
            }
        }
    }

    private static Object[] data(NetInfo info) {
        return info.feeds().stream()
                .map(feed -> {
                    long key = CounterRandom.key(1, 0, feed.name());
                    int length = COUNT * feed.size();
                    if (feed.isClass()) {
                        int[] classes = new int[length];
                        Arrays.setAll(classes, i -> CounterRandom.below(feed.classes(), key, i));
                        return classes;
                    }
                    float[] numbers = new float[length];
                    for (int i = 0; i < length; i++) {
                        numbers[i] = CounterRandom.uniformFloat(key, i);
                    }
                    return numbers;
                })
                .toArray();
    }

    /** The same with a first input that is mostly zero, at the same places in all samples of a multiple of 128 numbers. */
    private static Object[] sparse(Object[] feeds) {
        float[] numbers = ((float[]) feeds[0]).clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i / 32 % 4 == 0 ? numbers[i] : 0;
        }
        Object[] sparse = feeds.clone();
        sparse[0] = numbers;
        return sparse;
    }

    /** A step whose gradients are not finite, after others whose were: now it matters what zeros are multiplied with. */
    private static void overflow(NetInfo info, Trainer trainer, Object[] feeds) {
        Object[] odd = feeds.clone();
        for (int i = 0; i < odd.length; i++) {
            if (info.feeds().get(i).role() == NetInfo.Role.TARGET) {
                float[] numbers = ((float[]) odd[i]).clone();
                numbers[0] = Float.POSITIVE_INFINITY;
                odd[i] = numbers;
            }
        }
        trainer.step(odd, trainer.batch());
    }

    /** One number of all parameters, all outputs and all metrics. */
    private static int bits(Model model, Object[] feeds) {
        int hash = 0;
        for (NetInfo.Parameter parameter : model.info().parameters()) {
            hash = 31 * hash + Arrays.hashCode(model.parameter(parameter.path()));
        }
        Session session = model.newSession(32);
        Object[] inputs = inputs(model, feeds);
        for (int i = 0; i < model.info().outputs().size(); i++) {
            float[] out = new float[COUNT * model.info().outputs().get(i).size()];
            session.output(i, inputs, COUNT, out);
            hash = 31 * hash + Arrays.hashCode(out);
        }
        double[] sums = new double[1 + model.info().metrics().size()];
        session.evaluate(feeds, COUNT, sums);
        return 31 * hash + Arrays.hashCode(sums);
    }

    private static Object[] inputs(Model model, Object[] feeds) {
        return Arrays.copyOf(feeds, model.info().inputs().size());
    }

    /** Repeats every kind of call until some in a row allocate nothing, for at most a minute. */
    private static void allocation(Trainer trainer, Object[] feeds, Object[] sparse) {
        Session session = trainer.model().newSession();
        Object[] inputs = inputs(trainer.model(), feeds);
        Object[] sparseInputs = inputs(trainer.model(), sparse);
        float[] out = new float[COUNT * session.model().info().outputs().get(0).size()];
        int[] classes = new int[COUNT];
        double[] sums = new double[1 + session.model().info().metrics().size()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() - start < 60 * SECOND) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                trainer.step(feeds, trainer.batch());
                trainer.step(sparse, trainer.batch());
                session.output(0, inputs, 1, out);
                session.output(0, sparseInputs, 1, out);
                session.output(0, inputs, COUNT, out);
                session.output(0, sparseInputs, COUNT, out);
                session.classify(0, inputs, COUNT, classes);
                session.evaluate(feeds, COUNT, sums);
                session.evaluate(sparse, COUNT, sums);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        System.out.println("allocated " + allocated);
    }
}
