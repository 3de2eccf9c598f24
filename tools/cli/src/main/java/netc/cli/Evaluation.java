package netc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netc.runtime.NetInfo;
import netc.runtime.Session;

/**
 * The means of a net's loss and metrics over samples.
 *
 * @param metrics in the order of the net's
 */
record Evaluation(int count, double loss, List<String> names, List<Double> metrics) {

    static Evaluation of(Session session, Object[] feeds, int count) {
        NetInfo info = session.model().info();
        double[] sums = new double[1 + info.metrics().size()];
        session.evaluate(feeds, count, sums);
        List<Double> metrics = new ArrayList<>();
        for (int i = 1; i < sums.length; i++) {
            metrics.add(sums[i] / count);
        }
        return new Evaluation(count, sums[0] / count, info.metrics(), metrics);
    }

    /** Loss and metrics in one line. */
    String all() {
        return line(loss, names, metrics);
    }

    /** What scripts look for in the last line: the first metric, or the loss of a net without one. */
    String verdict() {
        String name = names.isEmpty() ? "loss" : names.get(0);
        double value = names.isEmpty() ? loss : metrics.get(0);
        return String.format(Locale.ROOT, "test %s %.4f (%d samples)", name, value, count);
    }

    static String line(double loss, List<String> names, List<Double> metrics) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "loss %.4f", loss));
        for (int i = 0; i < names.size(); i++) {
            line.append(String.format(Locale.ROOT, "  %s %.4f", names.get(i), metrics.get(i)));
        }
        return line.toString();
    }
}
