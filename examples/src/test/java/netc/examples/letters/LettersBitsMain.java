package netc.examples.letters;

import java.nio.file.Path;
import java.util.Arrays;
import netc.data.Dataset;
import netc.data.FeedMatcher;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.Trainer;

/** Trains letters for an epoch on as many threads as the argument says, and prints one number of all parameters' bits. */
final class LettersBitsMain {
    private LettersBitsMain() {}

    public static void main(String[] arguments) {
        Dataset data = Dataset.open("builtin:letters", Path.of(""));
        Object[] feeds = FeedMatcher.match(Letters.TYPE.info().feeds(), data.train());
        try (Trainer trainer =
                Letters.TYPE.trainer().threads(Integer.parseInt(arguments[0])).build()) {
            trainer.epoch(feeds, data.train().count(), Trainer.StepListener.NONE);
            Model model = trainer.model();
            int hash = 0;
            for (NetInfo.Parameter parameter : model.info().parameters()) {
                hash = 31 * hash + Arrays.hashCode(model.parameter(parameter.path()));
            }
            System.out.println("bits " + hash);
        }
    }
}
