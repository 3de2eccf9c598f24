package netc.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/**
 * The only way to make a {@link Value}: every value is typed the moment it is created.
 *
 * <p>The methods below {@link #apply} are the vocabulary of gradient rules, of rewrites and of lowering.
 */
public final class GraphBuilder {
    private final List<Value> values = new ArrayList<>();
    private Origin origin = Origin.NONE;

    /** Sets where the values made from now on come from, and returns what was set before. */
    public Origin origin(Origin next) {
        Origin previous = origin;
        origin = next;
        return previous;
    }

    public Value apply(Op op, Value... operands) {
        return apply(op, List.of(operands));
    }

    /**
     * Makes the value {@code op(operands)}.
     *
     * @throws IllegalArgumentException where the operands do not fit: lowering asks {@link Op#infer} first, and for every
     *     other caller it is a bug of the compiler
     */
    public Value apply(Op op, List<Value> operands) {
        TypeResult result = op.infer(operands.stream().map(Value::type).toList());
        if (!(result instanceof TypeResult.Ok ok)) {
            throw new IllegalArgumentException(
                    op + " cannot take " + operands.stream().map(Value::type).toList() + ": " + result);
        }
        Value value = new Value(values.size(), op, operands, ok.type(), origin);
        values.add(value);
        return value;
    }

    /** Values in creation order, which is a topological order. */
    public List<Value> values() {
        return Collections.unmodifiableList(values);
    }

    public Value constant(double value) {
        return apply(new Leaf.Constant(value));
    }

    public Value scalar(StepScalar scalar) {
        return apply(new Leaf.Scalar(scalar));
    }

    public Value lanewise(LaneFunction function, Value... x) {
        return apply(new Lanewise(function), x);
    }

    public Value neg(Value x) {
        return lanewise(Unary.NEG, x);
    }

    public Value exp(Value x) {
        return lanewise(Unary.EXP, x);
    }

    public Value sqrt(Value x) {
        return lanewise(Unary.SQRT, x);
    }

    public Value sign(Value x) {
        return lanewise(Unary.SIGN, x);
    }

    public Value square(Value x) {
        return lanewise(Unary.SQUARE, x);
    }

    public Value step(Value x) {
        return lanewise(Unary.STEP, x);
    }

    public Value sigmoid(Value x) {
        return lanewise(Unary.SIGMOID, x);
    }

    public Value add(Value a, Value b) {
        return lanewise(Binary.ADD, a, b);
    }

    public Value sub(Value a, Value b) {
        return lanewise(Binary.SUB, a, b);
    }

    public Value mul(Value a, Value b) {
        return lanewise(Binary.MUL, a, b);
    }

    public Value div(Value a, Value b) {
        return lanewise(Binary.DIV, a, b);
    }

    public Value less(Value a, Value b) {
        return lanewise(Binary.LESS, a, b);
    }

    public Value lessEqual(Value a, Value b) {
        return lanewise(Binary.LESS_EQUAL, a, b);
    }

    public Value greater(Value a, Value b) {
        return lanewise(Binary.GREATER, a, b);
    }

    public Value greaterEqual(Value a, Value b) {
        return lanewise(Binary.GREATER_EQUAL, a, b);
    }

    public Value equal(Value a, Value b) {
        return lanewise(Binary.EQUAL, a, b);
    }

    public Value oneHot(Value classes) {
        return apply(new Lookup.OneHot(), classes);
    }

    public Value contract(Contraction contraction, Value a, Value b) {
        return apply(contraction, a, b);
    }

    /** Reshapes, or returns {@code x} where it has that shape. */
    public Value reshape(Value x, Shape to) {
        return x.shape().equals(to) ? x : apply(new Layout.Reshape(to), x);
    }

    public Value transpose(Value x, List<Integer> order) {
        return apply(new Layout.Transpose(order), x);
    }

    public Value slice(Value x, int axis, int from, int to) {
        return apply(new Layout.Slice(axis, from, to), x);
    }

    /** Pads with zeros, or returns {@code x} where there is nothing to add. */
    public Value pad(Value x, int axis, int before, int after) {
        return before == 0 && after == 0 ? x : apply(new Layout.Pad(axis, before, after), x);
    }

    /** Broadcasts, or returns {@code x} where it has that type. */
    public Value broadcast(Value x, TensorType to) {
        return x.type().equals(to) ? x : apply(new Layout.Broadcast(to), x);
    }

    public Value reduce(Monoid monoid, Value x, List<Integer> axes, boolean keep, boolean overBatch) {
        return axes.isEmpty() && !overBatch ? x : apply(new Reduction(monoid, axes, keep, overBatch), x);
    }

    /**
     * Sums {@code x} to a type that broadcasts to it: over the batch where {@code to} has none, over axes that it lacks, and
     * over those where its extent is 1.
     */
    public Value sumTo(Value x, TensorType to) {
        int missing = x.type().rank() - to.rank();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < x.type().rank(); axis++) {
            boolean repeated = axis < missing
                    || (to.shape().extent(axis - missing) == 1 && x.shape().extent(axis) != 1);
            if (repeated) {
                axes.add(axis);
            }
        }
        boolean overBatch = x.type().batch() && !to.batch();
        return reshape(reduce(Monoid.SUM, x, axes, true, overBatch), to.shape());
    }

    /** The mean over the samples of the batch: the sum times the step scalar 1/n. */
    public Value batchMean(Value x) {
        Value sum = reduce(Monoid.SUM, x, List.of(), false, true);
        return mul(sum, scalar(StepScalar.INVERSE_BATCH));
    }
}
