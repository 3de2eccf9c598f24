package netc.compiler.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import netc.compiler.grad.Differentiator;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Op;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.TypeResult;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.oracle.Bindings;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Graphs of random ops over a few leaves, with the gradients of a random objective among their roots. */
final class RandomGraphs {
    static final int SAMPLES = 3;
    private static final int LARGEST = 200;
    private static final int OPS = 40;

    private final GraphBuilder g = new GraphBuilder();
    private final SplittableRandom random;
    private final List<Value> values = new ArrayList<>();
    private final List<Value> parameters = new ArrayList<>();
    private final Bindings bindings = new Bindings(SAMPLES).set(StepScalar.RATE, 0.7);

    RandomGraphs(long seed) {
        random = new SplittableRandom(seed);
    }

    GraphBuilder builder() {
        return g;
    }

    Bindings bindings() {
        return bindings;
    }

    Graph graph() {
        makeLeaves();
        int made = 0;
        while (made < OPS) {
            made += tryOp() ? 1 : 0;
        }
        List<Root> roots = new ArrayList<>();
        for (Value value : values.subList(values.size() - 4, values.size())) {
            if (value.type().isFloat()) {
                roots.add(new Root.Result("value " + value, value));
            }
        }
        Value objective = g.constant(0);
        for (Root root : roots) {
            Value value = root.value();
            objective = g.add(
                    objective,
                    g.reduce(Monoid.SUM, value, axes(value), false, value.type().batch()));
        }
        int number = 0;
        for (Value gradient : Differentiator.gradients(g, objective, parameters)) {
            if (gradient != null) {
                roots.add(new Root.Result("gradient " + number++, gradient));
            }
        }
        return Graph.of(roots);
    }

    private void makeLeaves() {
        leaf(new Leaf.Feed("x", TensorType.batched(Shape.of(4))));
        leaf(new Leaf.Feed("y", TensorType.batched(Shape.of(3, 4))));
        leaf(new Leaf.Feed("t", TensorType.batched(Shape.SCALAR)));
        leaf(new Leaf.Feed("c", new TensorType(new ElementType.ClassIndex(4), Shape.SCALAR, true)));
        parameters.add(leaf(new Leaf.Parameter("s", TensorType.SCALAR)));
        parameters.add(leaf(new Leaf.Parameter("b", TensorType.f32(Shape.of(4)))));
        parameters.add(leaf(new Leaf.Parameter("r", TensorType.f32(Shape.of(3, 1)))));
        parameters.add(leaf(new Leaf.Parameter("w", TensorType.f32(Shape.of(4, 3)))));
        parameters.add(leaf(new Leaf.Parameter("v", TensorType.f32(Shape.of(4, 4)))));
        for (double constant : new double[] {0, 1, -1, 2, 0.5, -3}) {
            values.add(g.constant(constant));
        }
        values.add(g.scalar(StepScalar.RATE));
        values.add(g.scalar(StepScalar.INVERSE_BATCH));
    }

    private Value leaf(Leaf leaf) {
        int size = (int) leaf.type().shape().size() * (leaf.type().batch() ? SAMPLES : 1);
        bindings.set(
                leaf,
                leaf.type().isFloat()
                        ? random.doubles(size, -1, 1).toArray()
                        : random.ints(size, 0, 4).asDoubleStream().toArray());
        Value value = g.apply(leaf);
        values.add(value);
        return value;
    }

    private boolean tryOp() {
        List<Value> operands = new ArrayList<>();
        Op op = draw(operands);
        TypeResult result = op.infer(operands.stream().map(Value::type).toList());
        if (!(result instanceof TypeResult.Ok ok) || ok.type().shape().size() > LARGEST) {
            return false;
        }
        Value value = g.apply(op, operands);
        boolean grows = ok.type().isFloat() && !(op instanceof Layout);
        values.add(grows && random.nextInt(3) == 0 ? g.lanewise(Unary.TANH, value) : value);
        return true;
    }

    private Op draw(List<Value> operands) {
        Value x = pick();
        operands.add(x);
        int rank = x.type().rank();
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                new Lanewise(pick(
                        Unary.NEG,
                        Unary.NEG,
                        Unary.SQUARE,
                        Unary.RELU,
                        Unary.TANH,
                        Unary.SIGMOID,
                        Unary.ABS,
                        Unary.STEP));
            case 2, 3, 4, 5 -> {
                operands.add(pick());
                yield new Lanewise(pick(
                        Binary.ADD, Binary.SUB, Binary.MUL, Binary.MUL, Binary.MAXIMUM, Binary.MINIMUM, Binary.LESS));
            }
            case 6 ->
                new Reduction(
                        pick(Monoid.values()),
                        axes(x).stream().filter(axis -> random.nextBoolean()).toList(),
                        random.nextBoolean(),
                        x.type().batch() && random.nextInt(4) == 0);
            case 7 -> {
                Value y = pick();
                operands.add(y);
                boolean vectors = rank > 0 && y.type().rank() > 0;
                yield vectors
                        ? Contraction.matmul(
                                rank,
                                y.type().rank(),
                                x.type().batch() || y.type().batch())
                        : new Lanewise(Binary.MUL);
            }
            case 8, 9, 10 -> layout(x);
            default -> {
                operands.add(pick());
                yield pick(new Layout.Concat(0), new Lookup.Pick());
            }
        };
    }

    private Op layout(Value x) {
        int rank = x.type().rank();
        return switch (random.nextInt(3)) {
            case 0 -> new Layout.Reshape(pick(Shape.of(12), Shape.of(4), Shape.of(2, 2), Shape.of(3, 4), Shape.of(1)));
            case 1 -> new Layout.Transpose(rank == 2 ? List.of(1, 0) : axes(x));
            default ->
                pick(
                        new Layout.Slice(0, 1, 3),
                        new Layout.Slice(Math.max(rank - 1, 0), 0, 2),
                        new Layout.Pad(0, 1, 1),
                        new Layout.Broadcast(TensorType.batched(Shape.of(3, 4))));
        };
    }

    /** A value, more often a young one. */
    private Value pick() {
        int age = random.nextInt(values.size());
        return values.get(values.size() - 1 - (random.nextBoolean() ? age : age / 4));
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<Integer> axes(Value value) {
        return IntStream.range(0, value.type().rank()).boxed().toList();
    }
}
