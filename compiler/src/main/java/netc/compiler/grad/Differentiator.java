package netc.compiler.grad;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation as a graph-to-graph step: it knows the chain rule, and no operation by name.
 *
 * <p>Invariant: the adjoint of a value has exactly the type of that value, batch included.
 */
public final class Differentiator {
    private final GraphBuilder g;
    private final Map<Value, Value> adjoints = new HashMap<>();

    private Differentiator(GraphBuilder g) {
        this.g = g;
    }

    /**
     * The gradients of {@code objective} with respect to {@code targets}, in their order: new values of {@code g}, each of the
     * type of its target, and {@code null} for a target that the objective does not reach.
     *
     * @param objective a single float without batch
     */
    public static List<@Nullable Value> gradients(GraphBuilder g, Value objective, List<Value> targets) {
        if (!objective.type().isSingle()) {
            throw new IllegalArgumentException("an objective is f32[], not " + objective.type());
        }
        Differentiator differentiator = new Differentiator(g);
        differentiator.walk(objective, targets);
        return targets.stream()
                .<@Nullable Value>map(differentiator.adjoints::get)
                .toList();
    }

    private void walk(Value objective, List<Value> targets) {
        List<Value> forward =
                Graph.of(List.of(new Root.Result("objective", objective))).values();
        BitSet wanted = dependents(forward, targets);
        Origin before = g.origin(objective.origin().adjoint());
        adjoints.put(objective, g.constant(1));
        for (int i = forward.size() - 1; i >= 0; i--) {
            Value y = forward.get(i);
            Value dy = adjoints.get(y);
            if (dy != null && wanted.get(y.id()) && !y.operands().isEmpty()) {
                g.origin(y.origin().adjoint());
                propagate(y, dy, wanted);
            }
        }
        g.origin(before);
    }

    /** The values that depend on a target; no other needs an adjoint. */
    private static BitSet dependents(List<Value> forward, List<Value> targets) {
        BitSet wanted = new BitSet();
        targets.forEach(target -> wanted.set(target.id()));
        for (Value value : forward) {
            if (value.operands().stream().anyMatch(operand -> wanted.get(operand.id()))) {
                wanted.set(value.id());
            }
        }
        return wanted;
    }

    private void propagate(Value y, Value dy, BitSet wanted) {
        List<@Nullable Value> contributions = y.op().adjoints(g, y, dy);
        for (int i = 0; i < contributions.size(); i++) {
            Value contribution = contributions.get(i);
            if (contribution != null && wanted.get(y.operand(i).id())) {
                accumulate(y.operand(i), contribution);
            }
        }
    }

    /** The one place that undoes broadcasting, so that no gradient rule has to; what it makes is the adjoint of the target. */
    private void accumulate(Value target, Value contribution) {
        g.origin(target.origin().adjoint());
        Value fitted = fit(contribution, target);
        if (!fitted.type().equals(target.type())) {
            throw new IllegalStateException(
                    "the adjoint of " + target + " has type " + fitted.type() + ", not " + target.type());
        }
        adjoints.merge(target, fitted, g::add);
    }

    /** A contribution may be larger than its target, which is summed back, or smaller (a constant), which is repeated. */
    private Value fit(Value contribution, Value target) {
        Value summed = contribution.type().rank() >= target.type().rank()
                ? g.sumTo(contribution, target.type())
                : contribution;
        return g.broadcast(summed, target.type());
    }
}
