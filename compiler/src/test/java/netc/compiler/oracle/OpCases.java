package netc.compiler.oracle;

import static netc.compiler.oracle.OpCase.batched;
import static netc.compiler.oracle.OpCase.classes;
import static netc.compiler.oracle.OpCase.shared;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Unary;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Samples for every row of every family; a new row needs one here, and the tests say so. */
final class OpCases {
    static final Map<Unary, Domain> UNARY = new EnumMap<>(Unary.class);
    static final Map<Binary, List<Domain>> BINARY = new EnumMap<>(Binary.class);

    static {
        UNARY.put(Unary.NEG, Domain.ALL);
        UNARY.put(Unary.EXP, Domain.ALL);
        UNARY.put(Unary.LOG, Domain.POSITIVE);
        UNARY.put(Unary.SQRT, Domain.POSITIVE);
        UNARY.put(Unary.ABS, Domain.NOT_ZERO);
        UNARY.put(Unary.SIGN, Domain.NOT_ZERO);
        UNARY.put(Unary.SQUARE, Domain.ALL);
        UNARY.put(Unary.RECIPROCAL, Domain.NOT_ZERO);
        UNARY.put(Unary.RELU, Domain.NOT_ZERO);
        UNARY.put(Unary.STEP, Domain.NOT_ZERO);
        UNARY.put(Unary.SIGMOID, Domain.ALL);
        UNARY.put(Unary.TANH, Domain.ALL);
        UNARY.put(Unary.SOFTPLUS, Domain.ALL);
        UNARY.put(Unary.ERF, Domain.ALL);
        List<Domain> all = List.of(Domain.ALL, Domain.ALL);
        BINARY.put(Binary.ADD, all);
        BINARY.put(Binary.SUB, all);
        BINARY.put(Binary.MUL, all);
        BINARY.put(Binary.DIV, List.of(Domain.ALL, Domain.NOT_ZERO));
        BINARY.put(Binary.MAXIMUM, all);
        BINARY.put(Binary.MINIMUM, all);
        BINARY.put(Binary.LESS, all);
        BINARY.put(Binary.LESS_EQUAL, all);
        BINARY.put(Binary.GREATER, all);
        BINARY.put(Binary.GREATER_EQUAL, all);
        BINARY.put(Binary.EQUAL, all);
        BINARY.put(Binary.NOT_EQUAL, all);
    }

    private OpCases() {}

    static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        cases.addAll(unary());
        cases.addAll(binary());
        cases.addAll(reductions());
        cases.addAll(contractions());
        cases.addAll(layouts());
        cases.addAll(lookups());
        return cases;
    }

    private static List<OpCase> unary() {
        List<OpCase> cases = new ArrayList<>();
        UNARY.forEach((function, domain) -> {
            for (TensorType type : List.of(batched(7), shared(3, 4), shared())) {
                cases.add(OpCase.of(new Lanewise(function), List.of(domain), type));
            }
        });
        return cases;
    }

    private static List<OpCase> binary() {
        List<List<TensorType>> operands = List.of(
                List.of(batched(5), batched(5)),
                List.of(batched(5), shared(5)),
                List.of(shared(5), batched(5)),
                List.of(shared(), batched(2, 3)),
                List.of(batched(), shared(5)),
                List.of(batched(4), shared(3, 1)),
                List.of(batched(1, 4), shared(3, 1)),
                List.of(shared(2, 3), shared(3)),
                List.of(batched(2, 1, 3), batched(4, 1)));
        List<OpCase> cases = new ArrayList<>();
        BINARY.forEach((function, domains) -> operands.forEach(
                types -> cases.add(OpCase.of(new Lanewise(function), domains, types.get(0), types.get(1)))));
        return cases;
    }

    private static List<OpCase> reductions() {
        List<OpCase> cases = new ArrayList<>();
        for (Monoid monoid : Monoid.values()) {
            for (boolean keep : new boolean[] {false, true}) {
                cases.add(OpCase.of(new Reduction(monoid, List.of(0), keep, false), batched(5)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(1), keep, false), batched(3, 4)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(0), keep, false), shared(3, 4)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(0, 2), keep, false), batched(2, 3, 4)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(1), keep, false), batched(3, 1)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(), keep, true), batched(5)));
                cases.add(OpCase.of(new Reduction(monoid, List.of(0), keep, true), batched(3, 4)));
            }
        }
        return cases;
    }

    private static List<OpCase> contractions() {
        List<OpCase> cases = new ArrayList<>();
        int[][] extents = {{4}, {3, 4}, {2, 3, 4}};
        int[][] others = {{4}, {4, 5}, {2, 4, 5}};
        for (int[] left : extents) {
            for (int[] right : others) {
                for (int batches = 0; batches < 4; batches++) {
                    boolean batch = batches > 0;
                    Contraction matmul = Contraction.matmul(left.length, right.length, batch);
                    TensorType a = shared(left).withBatch((batches & 1) != 0);
                    TensorType b = shared(right).withBatch((batches & 2) != 0);
                    cases.add(OpCase.of(matmul, a, b));
                }
            }
        }
        cases.add(OpCase.of(new Contraction("i", "j", "ij", false), batched(3), batched(4)));
        cases.add(OpCase.of(new Contraction("i", "j", "ij", false), batched(3), shared(4)));
        cases.add(OpCase.of(new Contraction("ik", "jk", "ji", true), batched(3, 4), shared(5, 4)));
        return cases;
    }

    private static List<OpCase> layouts() {
        return List.of(
                OpCase.of(new Layout.Reshape(Shape.of(6, 2)), batched(3, 4)),
                OpCase.of(new Layout.Reshape(Shape.of(12)), shared(3, 4)),
                OpCase.of(new Layout.Reshape(Shape.of(1)), batched()),
                OpCase.of(new Layout.Transpose(List.of(1, 0)), batched(3, 4)),
                OpCase.of(new Layout.Transpose(List.of(2, 0, 1)), shared(2, 3, 4)),
                OpCase.of(new Layout.Concat(0), batched(3), batched(2)),
                OpCase.of(new Layout.Concat(1), batched(2, 3), shared(2, 1), batched(2, 2)),
                OpCase.of(new Layout.Slice(0, 1, 3), batched(5)),
                OpCase.of(new Layout.Slice(1, 0, 2), shared(2, 4, 3)),
                OpCase.of(new Layout.Copy(), batched(3)),
                OpCase.of(new Layout.Pad(0, 2, 1), batched(3)),
                OpCase.of(new Layout.Pad(1, 0, 2), shared(2, 3)),
                OpCase.of(new Layout.Broadcast(batched(5)), batched()),
                OpCase.of(new Layout.Broadcast(batched(5)), shared(5)),
                OpCase.of(new Layout.Broadcast(batched(3, 4)), batched(3, 1)),
                OpCase.of(new Layout.Broadcast(shared(3, 4)), shared(4)));
    }

    private static List<OpCase> lookups() {
        return List.of(
                OpCase.of(new Lookup.Pick(), batched(5), classes(5, true)),
                OpCase.of(new Lookup.Pick(), shared(5), classes(5, true)),
                OpCase.of(new Lookup.Pick(), batched(3, 5), classes(5, true, 3)),
                OpCase.of(new Lookup.OneHot(), classes(5, true)),
                OpCase.of(new Lookup.Hit(), batched(5), classes(5, true)));
    }

    /** The axes of a tensor. */
    static List<Integer> axes(TensorType type) {
        return IntStream.range(0, type.rank()).boxed().toList();
    }
}
