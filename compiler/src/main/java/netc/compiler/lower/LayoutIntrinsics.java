package netc.compiler.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;

/** Functions that move elements and compute nothing. */
final class LayoutIntrinsics {
    private LayoutIntrinsics() {}

    static Meaning flatten(IntrinsicCall call) {
        Optional<Value> x = call.value("x");
        if (x.isEmpty()) {
            return Meaning.BROKEN;
        }
        long size = x.get().shape().size();
        return size > Integer.MAX_VALUE
                ? call.net()
                        .reporter()
                        .error(call.span(), DiagnosticCode.TOO_LARGE, "the result has more than 2^31 - 1 elements")
                : call.apply(new Layout.Reshape(new Shape(List.of(new Dim((int) size, null)))), call.get("x"));
    }

    static Meaning reshape(IntrinsicCall call) {
        Given shape = call.get("shape");
        if (!(shape.meaning() instanceof Meaning.Sequence sequence)) {
            return call.wrongKind(shape, "shape", "a list of dims like [28, 28]");
        }
        Optional<Value> x = call.value("x");
        Optional<Shape> to = new Dims(call.net()).shape(sequence.elements());
        return x.isEmpty() || to.isEmpty() ? Meaning.BROKEN : call.apply(new Layout.Reshape(to.get()), call.get("x"));
    }

    static Meaning transpose(IntrinsicCall call) {
        Optional<Value> x = call.value("x");
        if (x.isEmpty()) {
            return Meaning.BROKEN;
        }
        int rank = x.get().type().rank();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        if (call.has("axes")) {
            return call.wholes("axes").map(axes -> permute(call, x.get(), axes)).orElse(Meaning.BROKEN);
        }
        if (rank < 2) {
            return call.net()
                    .reporter()
                    .error(
                            call.span(),
                            DiagnosticCode.RANK,
                            "`transpose` needs two axes to swap, and "
                                    + call.get("x").text("its operand") + " is "
                                    + x.get().shape());
        }
        Collections.swap(order, rank - 1, rank - 2);
        return call.apply(new Layout.Transpose(order), call.get("x"));
    }

    private static Meaning permute(IntrinsicCall call, Value x, List<Integer> axes) {
        List<Integer> order = new ArrayList<>();
        for (int written : axes) {
            Optional<Integer> axis = call.axis(call.get("axes"), written, x);
            if (axis.isEmpty()) {
                return Meaning.BROKEN;
            }
            order.add(axis.get());
        }
        boolean permutation =
                order.size() == x.type().rank() && order.stream().distinct().count() == order.size();
        return permutation
                ? call.apply(new Layout.Transpose(order), call.get("x"))
                : call.net()
                        .reporter()
                        .error(
                                call.get("axes").span(),
                                DiagnosticCode.AXIS,
                                "`axes` must list each axis of " + x.shape() + " once");
    }

    /** Parts one after the other: {@code concat(a, b)} or {@code concat([a, b])}. */
    static Meaning concat(IntrinsicCall call) {
        List<Given> parts = new ArrayList<>();
        Given all = call.get("parts");
        List<Given> positional =
                all.meaning() instanceof Meaning.Sequence sequence ? sequence.elements() : List.of(all);
        for (Given part : positional) {
            if (part.meaning() instanceof Meaning.Sequence inner) {
                parts.addAll(inner.elements());
            } else {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return call.net()
                    .reporter()
                    .error(call.span(), DiagnosticCode.ARGUMENT_COUNT, "`concat` needs something to join");
        }
        Optional<Value> first = call.net().value(parts.get(0));
        Optional<Integer> axis = call.whole("axis", -1);
        Given axisGiven = call.has("axis") ? call.get("axis") : parts.get(0);
        Optional<Integer> fromStart = first.flatMap(x -> axis.flatMap(a -> call.axis(axisGiven, a, x)));
        return fromStart
                .map(a -> call.apply(new Layout.Concat(a), parts.toArray(Given[]::new)))
                .orElse(Meaning.BROKEN);
    }

    static Meaning slice(IntrinsicCall call) {
        Optional<Value> x = call.value("x");
        Optional<Integer> written = call.whole("axis", -1);
        Optional<Integer> axis = x.flatMap(v -> written.flatMap(a -> call.axis(call.get("axis"), a, v)));
        if (axis.isEmpty()) {
            return Meaning.BROKEN;
        }
        int extent = x.orElseThrow().shape().extent(axis.get());
        Optional<Integer> from = call.whole("from", 0);
        Optional<Integer> to = call.whole("to", extent);
        if (from.isEmpty() || to.isEmpty()) {
            return Meaning.BROKEN;
        }
        if (from.get() < 0 || to.get() > extent || from.get() >= to.get()) {
            return call.net()
                    .reporter()
                    .error(
                            call.span(),
                            DiagnosticCode.SLICE_BOUNDS,
                            "a slice from " + from.get() + " to " + to.get() + " is no part of axis " + axis.get()
                                    + " of " + x.get().shape(),
                            "`from` counts from 0, `to` is exclusive:  0 <= from < to <= " + extent);
        }
        return call.apply(new Layout.Slice(axis.get(), from.get(), to.get()), call.get("x"));
    }
}
