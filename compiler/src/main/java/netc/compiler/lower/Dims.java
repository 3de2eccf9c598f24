package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.Span;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;

/** Makes dims and shapes of numbers that are known when compiling. */
final class Dims {
    /** As in NumPy; each axis is a loop in a loop where elements are moved. */
    static final int MAX_RANK = 32;

    private final NetContext net;

    Dims(NetContext net) {
        this.net = net;
    }

    /** The shape of these dims; nothing, after messages, if one of them is none. */
    Optional<Shape> shape(List<Given> dims) {
        List<Dim> result = new ArrayList<>();
        for (Given given : dims) {
            dim(given).ifPresent(result::add);
        }
        if (result.size() < dims.size()) {
            return Optional.empty();
        }
        if (result.size() > MAX_RANK) {
            net.reporter()
                    .error(
                            dims.get(0).span().to(dims.get(dims.size() - 1).span()),
                            DiagnosticCode.TOO_LARGE,
                            "a tensor has at most " + MAX_RANK + " axes, and this has " + result.size());
            return Optional.empty();
        }
        Shape shape = new Shape(result);
        if (shape.size() > Integer.MAX_VALUE) {
            Span span = dims.get(0).span().to(dims.get(dims.size() - 1).span());
            net.reporter()
                    .error(
                            span,
                            DiagnosticCode.TOO_LARGE,
                            "a tensor " + shape + " has more than 2^31 - 1 elements, the most that an array can hold");
            return Optional.empty();
        }
        return Optional.of(shape);
    }

    /** The dim; nothing, after a message, if it is no whole number from 1. */
    Optional<Dim> dim(Given given) {
        if (!(given.meaning() instanceof Meaning.Number number)) {
            if (!given.meaning().isBroken()) {
                net.reporter()
                        .error(
                                given.span(),
                                DiagnosticCode.BAD_DIM,
                                "a dim is a number, not " + given.meaning().kind());
            }
            return Optional.empty();
        }
        double value = number.value();
        boolean whole = number.isWhole() || value > Integer.MAX_VALUE;
        if (!whole || value < 1) {
            net.reporter()
                    .error(
                            given.span(),
                            DiagnosticCode.BAD_DIM,
                            "a dim is a whole number from 1, not " + Meaning.Number.show(value));
            return Optional.empty();
        }
        if (value > Integer.MAX_VALUE) {
            net.reporter()
                    .error(
                            given.span(),
                            DiagnosticCode.TOO_LARGE,
                            "a dim is at most 2^31 - 1, and this is " + Meaning.Number.show(value));
            return Optional.empty();
        }
        Span origin = number.origin();
        return Optional.of(new Dim((int) value, origin == null ? given.span() : origin));
    }
}
