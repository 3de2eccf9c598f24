package netc.compiler.lower;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;

/** Sums, means and extremes over axes of a sample. */
final class ReductionIntrinsics {
    private ReductionIntrinsics() {}

    static Meaning reduce(IntrinsicCall call, Monoid monoid) {
        Optional<Value> x = call.value("x");
        Optional<List<Integer>> axes = x.flatMap(value -> axes(call, value));
        Optional<Boolean> keep = call.flag("keep");
        if (x.isEmpty() || axes.isEmpty() || keep.isEmpty()) {
            return Meaning.BROKEN;
        }
        return axes.get().isEmpty() && x.get().type().isFloat()
                ? new Meaning.Tensor(x.get())
                : call.apply(new Reduction(monoid, axes.get(), keep.get(), false), call.get("x"));
    }

    static Meaning mean(IntrinsicCall call) {
        Meaning sum = reduce(call, Monoid.SUM);
        if (!(sum instanceof Meaning.Tensor total)) {
            return sum;
        }
        long count = call.value("x")
                .map(x -> x.shape().size() / total.value().shape().size())
                .orElseThrow();
        return count == 1
                ? sum
                : call.apply(
                        new Lanewise(Binary.DIV),
                        Given.of(sum, call.span()),
                        Given.of(Meaning.Number.of((double) count), call.span()));
    }

    /** The axes of {@code axis}, ascending; all of them if it is not given. */
    private static Optional<List<Integer>> axes(IntrinsicCall call, Value x) {
        if (!call.has("axis")) {
            return Optional.of(IntStream.range(0, x.type().rank()).boxed().toList());
        }
        Optional<List<Integer>> given = call.wholes("axis");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<Integer> axes = new TreeSet<>();
        for (int written : given.get()) {
            Optional<Integer> axis = call.axis(call.get("axis"), written, x);
            if (axis.isEmpty()) {
                return Optional.empty();
            }
            if (!axes.add(axis.get())) {
                call.net()
                        .reporter()
                        .error(call.get("axis").span(), DiagnosticCode.AXIS, "axis " + written + " is listed twice");
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(axes));
    }
}
