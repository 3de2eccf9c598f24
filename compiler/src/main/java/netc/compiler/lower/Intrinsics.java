package netc.compiler.lower;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import netc.compiler.ir.Binary;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Unary;

/** All intrinsics, one row each. */
final class Intrinsics {
    static final Map<String, Intrinsic> TABLE = table();

    private Intrinsics() {}

    private static Map<String, Intrinsic> table() {
        Map<String, Intrinsic> table = new TreeMap<>();
        Stream.of(lanewise(), reductions(), layouts(), lookups())
                .flatMap(List::stream)
                .forEach(i -> table.put(i.signature().function(), i));
        return table;
    }

    private static List<Intrinsic> lanewise() {
        return List.of(
                unary("exp", Unary.EXP),
                unary("log", Unary.LOG),
                unary("sqrt", Unary.SQRT),
                unary("abs", Unary.ABS),
                unary("sign", Unary.SIGN),
                unary("square", Unary.SQUARE),
                unary("reciprocal", Unary.RECIPROCAL),
                unary("relu", Unary.RELU),
                unary("sigmoid", Unary.SIGMOID),
                unary("tanh", Unary.TANH),
                unary("softplus", Unary.SOFTPLUS),
                unary("erf", Unary.ERF),
                binary("maximum", Binary.MAXIMUM),
                binary("minimum", Binary.MINIMUM),
                row(Signature.of("mix", "a", "b", "amount"), LossIntrinsics::mix));
    }

    private static List<Intrinsic> reductions() {
        return List.of(
                reduction("sum", Monoid.SUM),
                reduction("max", Monoid.MAX),
                reduction("min", Monoid.MIN),
                reduction("logsumexp", Monoid.LOGSUMEXP),
                row(Signature.of("mean", "x", "axis?", "keep?"), ReductionIntrinsics::mean));
    }

    private static List<Intrinsic> layouts() {
        return List.of(
                row(Signature.of("flatten", "x"), LayoutIntrinsics::flatten),
                row(Signature.of("reshape", "x", "shape"), LayoutIntrinsics::reshape),
                row(Signature.of("transpose", "x", "axes?"), LayoutIntrinsics::transpose),
                row(Signature.variadic("concat", "parts", "axis?"), LayoutIntrinsics::concat),
                row(Signature.of("slice", "x", "axis", "from?", "to?"), LayoutIntrinsics::slice));
    }

    private static List<Intrinsic> lookups() {
        return List.of(
                row(Signature.of("pick", "x", "c"), c -> c.apply(new Lookup.Pick(), c.get("x"), c.get("c"))),
                row(Signature.of("hit", "x", "c"), c -> c.apply(new Lookup.Hit(), c.get("x"), c.get("c"))),
                row(Signature.of("same_shape", "x", "as"), LossIntrinsics::sameShape),
                row(Signature.of("l1", "x?"), c -> LossIntrinsics.penalty(c, Unary.ABS)),
                row(Signature.of("l2", "x?"), c -> LossIntrinsics.penalty(c, Unary.SQUARE)));
    }

    private static Intrinsic row(Signature signature, Intrinsic.Body body) {
        return new Intrinsic(signature, body);
    }

    private static Intrinsic unary(String name, Unary function) {
        return row(Signature.of(name, "x"), call -> lanewise(call, function, call.get("x")));
    }

    private static Intrinsic binary(String name, Binary function) {
        return row(Signature.of(name, "a", "b"), call -> lanewise(call, function, call.get("a"), call.get("b")));
    }

    private static Intrinsic reduction(String name, Monoid monoid) {
        return row(Signature.of(name, "x", "axis?", "keep?"), call -> ReductionIntrinsics.reduce(call, monoid));
    }

    /** The function of tensors as a value, and of numbers as a number. */
    private static Meaning lanewise(IntrinsicCall call, LaneFunction function, Given... operands) {
        return Numbers.fold(function, operands).orElseGet(() -> call.apply(new Lanewise(function), operands));
    }
}
