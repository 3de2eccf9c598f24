package netc.examples.letters;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import netc.data.Column;
import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.runtime.Trainer.EpochReport;
import netc.runtime.Trainer.StepListener;

/** Trains a two-layer net, and asks it for the letter of single images. */
public final class LettersExample {
    private LettersExample() {}

    /** Prints a line for each epoch, then a few answers. */
    public static void main(String[] arguments) {
        Dataset data = Dataset.open("builtin:letters", Path.of(""));
        Object[] feeds = FeedMatcher.match(Letters.TYPE.info().feeds(), data.train());
        Letters net;
        try (Letters.Trainer trainer = Letters.trainer().seed(1).build()) {
            for (int epoch = 1; epoch <= 10; epoch++) {
                EpochReport report = trainer.epoch(feeds, data.train().count(), StepListener.NONE);
                System.out.printf(
                        Locale.ROOT,
                        "epoch %2d: loss %.4f, accuracy %.4f%n",
                        epoch,
                        report.loss(),
                        report.metrics().get(0));
            }
            net = trainer.model();
        }

        Letters.Session session = net.newSession();
        float[] images = ((Column.Numbers) data.test().columns().get(0)).values();
        for (int i = 0; i < 10; i++) {
            float[] image = Arrays.copyOfRange(images, i * Letters.IMAGE_SIZE, (i + 1) * Letters.IMAGE_SIZE);
            System.out.println("image " + i + " is the letter " + session.classify(image));
        }
    }
}
