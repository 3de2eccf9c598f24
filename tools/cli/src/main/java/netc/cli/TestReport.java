package netc.cli;

import java.util.Arrays;
import java.util.List;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.Session;

/** How a model does on the samples kept for testing. */
final class TestReport {
    private final Session session;
    private final Object[] feeds;
    private final int count;
    private final Evaluation evaluation;

    /** @param feeds a column for each feed of the net */
    TestReport(Model model, Object[] feeds, int count) {
        this.session = model.newSession();
        this.feeds = feeds;
        this.count = count;
        this.evaluation = Evaluation.of(session, feeds, count);
    }

    String all() {
        return evaluation.all();
    }

    String verdict() {
        return evaluation.verdict();
    }

    /** A table for each label that the net classifies, as far as it has few enough classes. */
    void printConfusions(Console console) {
        NetInfo info = session.model().info();
        List<NetInfo.Feed> labels = info.labels();
        for (int i = 0; i < labels.size(); i++) {
            NetInfo.Feed label = labels.get(i);
            if (ConfusionMatrix.isReadable(label)) {
                int[] answered = new int[count];
                session.classify(i, inputs(info), count, answered);
                int[] actual = (int[]) feeds[info.feeds().indexOf(label)];
                ConfusionMatrix.of(label, actual, answered, count).print(console);
                console.line("");
            }
        }
    }

    /** Inputs are the first of the feeds. */
    private Object[] inputs(NetInfo info) {
        return Arrays.copyOf(feeds, info.inputs().size());
    }
}
