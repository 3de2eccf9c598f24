package netc.compiler.lower;

import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Declares the parameters of a net. */
final class Parameters {
    private final NetContext net;

    Parameters(NetContext net) {
        this.net = net;
    }

    /** Declares a parameter; its path must be new and the net must stay small enough. */
    Meaning declare(String path, Shape shape, Network.Initializer initializer, Span span) {
        Network.Parameter before = net.parameters().get(path);
        if (before != null) {
            net.reporter()
                    .report(net.reporter()
                            .at(span, DiagnosticCode.PARAMETER_PATH, "there are two parameters `" + path + "`")
                            .site(net.reporter().userSpan(before.span()), "the first one")
                            .help("give the value that owns one of them another name"));
            return Meaning.BROKEN;
        }
        if (net.parameterCount() + shape.size() > Integer.MAX_VALUE) {
            return net.reporter()
                    .error(
                            span,
                            DiagnosticCode.TOO_MANY_PARAMETERS,
                            "with " + path + " " + shape + " the net has more than 2^31 - 1 parameters");
        }
        TensorType type = TensorType.f32(shape);
        net.graph().origin(net.origin(span));
        Value value = net.graph().apply(new Leaf.Parameter(path, type));
        Span userSpan = net.reporter().userSpan(span);
        net.add(new Network.Parameter(path, type, initializer, userSpan, value));
        return new Meaning.Tensor(value);
    }
}
