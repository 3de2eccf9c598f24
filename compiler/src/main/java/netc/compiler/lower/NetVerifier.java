package netc.compiler.lower;

import java.util.BitSet;
import java.util.List;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Network;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.Shape;

/** Checks what concerns a net as a whole, once its statements are known to be sound. */
final class NetVerifier {
    /** Each is an argument of a Java method, of which there can be 255. */
    private static final int MAX_COLUMNS = 200;

    /** Rows are padded to a multiple of the widest vector's lanes. */
    private static final int ROW = 16;

    private final NetContext net;
    private final Network network;

    NetVerifier(NetContext net, Network network) {
        this.net = net;
        this.network = network;
    }

    /** Reports mistakes, and warns if there are none; {@code hasTrain} is whether the net has a train block. */
    void verify(boolean hasTrain) {
        int errors = net.reporter().errorCount();
        checkSizes();
        checkPurpose(hasTrain);
        checkOutputs();
        if (net.reporter().errorCount() == errors) {
            net.usage().warn(net.reporter());
            warnOfUnreached();
        }
    }

    /** What a plan could not address, or Java's methods not take as arguments. */
    private void checkSizes() {
        int columns = network.feeds().size() + network.metrics().size();
        if (columns > MAX_COLUMNS) {
            net.reporter()
                    .error(
                            network.span(),
                            DiagnosticCode.TOO_MANY_VALUES,
                            "net `" + network.name() + "` has " + columns + " inputs, labels, targets and metrics, and "
                                    + MAX_COLUMNS + " is the most",
                            "one input may hold many numbers:  input x: [300]");
        }
        for (Value value : net.graph().values()) {
            Span span = value.origin().span();
            if (padded(value.shape()) > Integer.MAX_VALUE) {
                net.reporter()
                        .error(
                                span == null ? network.span() : span,
                                DiagnosticCode.TOO_LARGE,
                                "a tensor " + value.shape() + " is too large: in memory its rows take a multiple of "
                                        + ROW + " numbers, more than 2^31 - 1 together");
                return;
            }
        }
        long parameters = network.parameters().stream()
                .mapToLong(parameter -> padded(parameter.type().shape()))
                .sum();
        if (parameters > Integer.MAX_VALUE) {
            net.reporter()
                    .error(
                            network.span(),
                            DiagnosticCode.TOO_MANY_PARAMETERS,
                            "the parameters of net `" + network.name() + "` are too many: in memory their rows take a"
                                    + " multiple of " + ROW + " numbers, more than 2^31 - 1 together");
        }
    }

    private static long padded(Shape shape) {
        long last = shape.isScalar() ? 1 : shape.lastExtent();
        return shape.size() / last * ((last + ROW - 1) / ROW * ROW);
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
