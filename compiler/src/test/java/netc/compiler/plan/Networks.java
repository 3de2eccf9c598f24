package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Origin;
import netc.compiler.ir.RateSchedule;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Nets built by hand, for tests below the language. */
public final class Networks {
    private Networks() {}

    /** A classifier with ReLU layers: {@code sizes} from the input to the classes. */
    public static Network classifier(Optimizer optimizer, Unary activation, int... sizes) {
        GraphBuilder g = new GraphBuilder();
        List<Network.Parameter> parameters = new ArrayList<>();
        TensorType inputType = TensorType.batched(Shape.of(sizes[0]));
        int classes = sizes[sizes.length - 1];
        TensorType labelType = new TensorType(new ElementType.ClassIndex(classes), Shape.SCALAR, true);
        g.origin(Origin.of("x", null));
        Value x = g.apply(new Leaf.Feed("x", inputType));
        Value label = g.apply(new Leaf.Feed("label", labelType));
        Value h = x;
        for (int layer = 1; layer < sizes.length; layer++) {
            String name = layer == sizes.length - 1 ? "logits" : "h" + layer;
            Value w = parameter(g, parameters, name + ".W", Shape.of(sizes[layer - 1], sizes[layer]));
            Value b = parameter(g, parameters, name + ".b", Shape.of(sizes[layer]));
            g.origin(Origin.of(name, null));
            h = g.add(g.contract(Contraction.matmul(1, 2, true), h, w), b);
            if (layer < sizes.length - 1) {
                h = g.lanewise(activation, h);
            }
        }
        g.origin(Origin.of("p", null));
        Value lse = g.reduce(Monoid.LOGSUMEXP, h, List.of(0), true, false);
        Value p = g.exp(g.sub(h, lse));
        g.origin(Origin.of("loss", null));
        Value loss = g.sub(g.reshape(lse, Shape.SCALAR), g.apply(new Lookup.Pick(), h, label));
        g.origin(Origin.of("accuracy", null));
        Value hit = g.apply(new Lookup.Hit(), h, label);
        return new Network(
                "Classifier",
                "",
                Span.NONE,
                List.of(
                        new Network.Feed(Network.Role.INPUT, "x", inputType, List.of(), "", Span.NONE, x),
                        new Network.Feed(Network.Role.LABEL, "label", labelType, List.of(), "", Span.NONE, label)),
                parameters,
                List.of(new Network.Output("p", "", p, Span.NONE)),
                List.of(new Network.Classifier("label", h)),
                loss,
                null,
                List.of(new Network.Metric("accuracy", "", hit, Span.NONE)),
                new Network.Training("builtin:letters", optimizer, new RateSchedule.Constant(0.1), 64, 1, 1),
                List.of(),
                g);
    }

    private static Value parameter(GraphBuilder g, List<Network.Parameter> parameters, String path, Shape shape) {
        g.origin(Origin.of(path, null));
        Value value = g.apply(new Leaf.Parameter(path, TensorType.f32(shape)));
        parameters.add(new Network.Parameter(
                path, value.type(), new Network.Initializer("he_normal", List.of()), Span.NONE, value));
        return value;
    }
}
