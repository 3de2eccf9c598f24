package netc.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Origin;
import netc.compiler.ir.RateSchedule;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Nets made directly in the graph, as lowering would leave them; for tests of what comes after it. */
public final class Nets {
    private final GraphBuilder g = new GraphBuilder();
    private final List<Network.Feed> feeds = new ArrayList<>();
    private final List<Network.Parameter> parameters = new ArrayList<>();
    private @Nullable Value sampleLoss;
    private @Nullable Value sharedLoss;

    public GraphBuilder g() {
        return g;
    }

    public Value input(String name, int... extents) {
        return feed(Network.Role.INPUT, name, TensorType.batched(Shape.of(extents)));
    }

    public Value target(String name, int... extents) {
        return feed(Network.Role.TARGET, name, TensorType.batched(Shape.of(extents)));
    }

    public Value label(String name, int classes) {
        return feed(Network.Role.LABEL, name, new TensorType(new ElementType.ClassIndex(classes), Shape.SCALAR, true));
    }

    private Value feed(Network.Role role, String name, TensorType type) {
        Value value = named(name, () -> g.apply(new Leaf.Feed(name, type)));
        feeds.add(new Network.Feed(role, name, type, List.of(), "", Span.NONE, value));
        return value;
    }

    public Value parameter(String path, int... extents) {
        TensorType type = TensorType.f32(Shape.of(extents));
        Value value = named(path, () -> g.apply(new Leaf.Parameter(path, type)));
        Network.Initializer zeros = new Network.Initializer("constant", List.of(0.0));
        parameters.add(new Network.Parameter(path, type, zeros, Span.NONE, value));
        return value;
    }

    /** Makes values under the name of a binding. */
    public Value named(String name, Supplier<Value> make) {
        Origin before = g.origin(Origin.of(name, null));
        Value value = make.get();
        g.origin(before);
        return value;
    }

    /** Layers {@code W1, b1, W2, …} of these widths with an activation between them. */
    public Value layers(Value x, List<Integer> widths, Function<Value, Value> activation) {
        Value h = x;
        for (int i = 1; i < widths.size(); i++) {
            Value w = parameter("W" + i, widths.get(i - 1), widths.get(i));
            Value b = parameter("b" + i, widths.get(i));
            Value input = h;
            boolean last = i == widths.size() - 1;
            h = named(last ? "z" : "h" + i, () -> {
                Value sum = g.add(g.contract(Contraction.matmul(1, 2, true), input, w), b);
                return last ? sum : activation.apply(sum);
            });
        }
        return h;
    }

    public Value crossEntropy(Value z, Value c) {
        Value lse = g.reduce(Monoid.LOGSUMEXP, z, List.of(z.type().rank() - 1), false, false);
        return g.sub(lse, g.apply(new Lookup.Pick(), z, c));
    }

    /** The mean over the elements of a sample of (y − t)². */
    public Value squaredError(Value y, Value t) {
        Value squares = g.square(g.sub(y, t));
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < squares.type().rank(); axis++) {
            axes.add(axis);
        }
        Value sum = g.reduce(Monoid.SUM, squares, axes, false, false);
        return g.lanewise(Binary.DIV, sum, g.constant((double) squares.shape().size()));
    }

    public void loss(Value perSample) {
        sampleLoss = perSample;
    }

    public void sharedLoss(Value shared) {
        sharedLoss = shared;
    }

    public Network network(Optimizer optimizer) {
        Network.Training training = new Network.Training("", optimizer, new RateSchedule.Constant(0.1), 64, 1, 1);
        return new Network(
                "Net",
                "",
                Span.NONE,
                feeds,
                parameters,
                List.of(),
                List.of(),
                sampleLoss,
                sharedLoss,
                List.of(),
                training,
                List.of(),
                g);
    }
}
