package netc.compiler.lower;

import java.util.BitSet;
import java.util.List;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Network;
import netc.compiler.ir.Value;

/** Checks what concerns a net as a whole, once its statements are known to be sound. */
final class NetVerifier {
    private final NetContext net;
    private final Network network;

    NetVerifier(NetContext net, Network network) {
        this.net = net;
        this.network = network;
    }

    /** Reports mistakes, and warns if there are none; {@code hasTrain} is whether the net has a train block. */
    void verify(boolean hasTrain) {
        int errors = net.reporter().errorCount();
        checkPurpose(hasTrain);
        checkOutputs();
        if (net.reporter().errorCount() == errors) {
            net.usage().warn(net.reporter());
            warnOfUnreached();
        }
    }

    private void checkPurpose(boolean hasTrain) {
        if (hasTrain && !network.trainable()) {
            net.reporter()
                    .error(
                            network.span(),
                            DiagnosticCode.MISSING_LOSS,
                            "net `" + network.name() + "` has a `train` block and no loss",
                            "say what is to become small:  loss = cross_entropy(logits, label)");
        } else if (network.outputs().isEmpty() && !network.trainable()) {
            net.reporter()
                    .error(
                            network.span(),
                            DiagnosticCode.NO_RESULT,
                            "net `" + network.name() + "` computes nothing: it has no output and no loss",
                            "give it an output:  output y = x");
        }
    }

    private void checkOutputs() {
        List<Value> values = net.graph().values();
        BitSet onLabels = Dependencies.onLabels(values, network.feeds());
        BitSet onInputs = Dependencies.onInputs(values, network.feeds());
        for (Network.Output output : network.outputs()) {
            if (onLabels.get(output.value().id())) {
                net.reporter()
                        .error(
                                output.span(),
                                DiagnosticCode.LABEL_IN_OUTPUT,
                                "output `" + output.name()
                                        + "` depends on a label or target, which prediction does not have",
                                "make it a metric, or leave the label out");
            } else if (!onInputs.get(output.value().id())) {
                net.reporter()
                        .error(
                                output.span(),
                                DiagnosticCode.OUTPUT_WITHOUT_INPUT,
                                "output `" + output.name() + "` depends on no input");
            }
        }
    }

    private void warnOfUnreached() {
        if (!network.trainable()) {
            return;
        }
        BitSet reached = Dependencies.reachedByGradient(network.sampleLoss(), network.sharedLoss());
        for (Network.Parameter parameter : network.parameters()) {
            if (!reached.get(parameter.value().id())) {
                net.reporter()
                        .error(
                                parameter.span(),
                                DiagnosticCode.UNREACHED_PARAMETER,
                                "no loss reaches parameter `" + parameter.path() + "`: training will not change it");
            }
        }
    }
}
