package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Network;

/** Finds the labels that exactly one cross entropy reads: those can be classified. */
final class Classifiers {
    private Classifiers() {}

    static List<Network.Classifier> of(NetContext net, List<Network.Feed> feeds) {
        List<Network.Classifier> classifiers = new ArrayList<>();
        for (Network.Feed feed : feeds) {
            List<NetContext.CrossEntropy> readers = net.crossEntropies().stream()
                    .filter(use -> use.classes().equals(feed.value()))
                    .toList();
            boolean predictable = readers.size() == 1
                    && readers.get(0).logits().type().batch()
                    && !Dependencies.onLabels(net.graph().values(), feeds)
                            .get(readers.get(0).logits().id());
            if (feed.role() == Network.Role.LABEL && predictable) {
                classifiers.add(
                        new Network.Classifier(feed.name(), readers.get(0).logits()));
            }
        }
        return classifiers;
    }
}
