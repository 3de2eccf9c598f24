package netc.compiler.lower;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Network;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;

/** What losses need beyond ordinary functions. */
final class LossIntrinsics {
    private LossIntrinsics() {}

    /** {@code (1 - amount) a + amount b}; where the amount is 0 or 1 the other operand is left out altogether. */
    static Meaning mix(IntrinsicCall call) {
        Optional<Double> amount = call.number("amount", 0);
        if (amount.isEmpty()) {
            return Meaning.BROKEN;
        }
        double part = amount.get();
        if (!(part >= 0 && part <= 1)) {
            return call.net()
                    .reporter()
                    .error(
                            call.get("amount").span(),
                            DiagnosticCode.WRONG_KIND,
                            "a number from 0 to 1 is needed here, not " + Meaning.Number.show(part));
        }
        if (part == 0 || part == 1) {
            return (part == 0 ? call.get("a") : call.get("b")).meaning();
        }
        Meaning a = scaled(call, call.get("a"), 1 - part);
        Meaning b = scaled(call, call.get("b"), part);
        return call.apply(new Lanewise(Binary.ADD), Given.of(a, call.span()), Given.of(b, call.span()));
    }

    private static Meaning scaled(IntrinsicCall call, Given x, double factor) {
        return call.apply(new Lanewise(Binary.MUL), Given.of(Meaning.Number.of(factor), call.span()), x);
    }

    /** {@code x}, which must have the shape of {@code as}: losses never broadcast. */
    static Meaning sameShape(IntrinsicCall call) {
        Optional<Value> x = call.value("x");
        Optional<Value> as = call.value("as");
        if (x.isEmpty() || as.isEmpty()) {
            return Meaning.BROKEN;
        }
        if (!x.get().type().isFloat()) {
            return call.net()
                    .reporter()
                    .error(
                            call.span(),
                            DiagnosticCode.ELEMENT_KIND,
                            "this loss takes numbers, not a class",
                            "declare  target y: " + as.get().shape() + "  instead of a label, or use `cross_entropy`");
        }
        return x.get().shape().equals(as.get().shape())
                ? call.get("x").meaning()
                : call.net()
                        .reporter()
                        .error(
                                call.span(),
                                DiagnosticCode.SHAPES_NOT_EQUAL,
                                "a loss compares equal shapes, not " + as.get().shape() + " with "
                                        + x.get().shape(),
                                "losses and metrics do not broadcast; `reshape` one of the two");
    }

    /** The sum of {@code function} over one tensor, or over all parameters where none is given. */
    static Meaning penalty(IntrinsicCall call, Unary function) {
        if (call.has("x")) {
            return call.value("x").map(x -> penalty(call, function, x)).orElse(Meaning.BROKEN);
        }
        Meaning sum = Meaning.Number.of(0);
        for (Network.Parameter parameter : List.copyOf(call.net().parameters().values())) {
            Meaning part = penalty(call, function, parameter.value());
            boolean first = sum instanceof Meaning.Number;
            sum = first
                    ? part
                    : call.apply(new Lanewise(Binary.ADD), Given.of(sum, call.span()), Given.of(part, call.span()));
        }
        return sum;
    }

    private static Meaning penalty(IntrinsicCall call, Unary function, Value x) {
        Meaning each = call.apply(new Lanewise(function), x);
        List<Integer> axes = IntStream.range(0, x.type().rank()).boxed().toList();
        return axes.isEmpty() || !(each instanceof Meaning.Tensor tensor)
                ? each
                : call.apply(new Reduction(Monoid.SUM, axes, false, false), tensor.value());
    }
}
