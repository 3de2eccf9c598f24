package netc.examples;

import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.data.Samples;
import netc.runtime.Model;
import netc.runtime.NetType;
import netc.runtime.Trainer;

/** Trains and tests any net that netc generated. */
public final class Learning {
    private Learning() {}

    /** Trains for as many epochs as the net's {@code train} block says. */
    public static Model train(NetType net, Dataset data, long seed) {
        return train(net, data, seed, net.info().training().epochs());
    }

    /** Trains with the settings of the net's {@code train} block. */
    public static Model train(NetType net, Dataset data, long seed, int epochs) {
        Object[] feeds = FeedMatcher.match(net.info().feeds(), data.train());
        try (Trainer trainer = net.trainer().seed(seed).build()) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                trainer.epoch(feeds, data.train().count(), Trainer.StepListener.NONE);
            }
            return trainer.model();
        }
    }

    /** The mean loss over the samples that were kept for testing. */
    public static double testLoss(Model model, Dataset data) {
        return means(model, data.test())[0];
    }

    /** The mean of the net's first metric over the samples that were kept for testing. */
    public static double testMetric(Model model, Dataset data) {
        return means(model, data.test())[1];
    }

    private static double[] means(Model model, Samples samples) {
        Object[] feeds = FeedMatcher.match(model.info().feeds(), samples);
        double[] sums = new double[1 + model.info().metrics().size()];
        model.newSession().evaluate(feeds, samples.count(), sums);
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= samples.count();
        }
        return sums;
    }
}
