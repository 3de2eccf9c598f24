package netc.compiler.grad;

import java.util.List;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Value;

/** The optimisers as graph: ordinary lane-wise values, which are simplified, fused and printed like any other. */
final class UpdateRules {
    private final GraphBuilder g;
    private final Optimizer optimizer;

    UpdateRules(GraphBuilder g, Optimizer optimizer) {
        this.g = g;
        this.optimizer = optimizer;
    }

    /** The assignments that move {@code w} along {@code gradient}. */
    List<Root> update(Value w, Value gradient) {
        Origin before = g.origin(w.origin().adjoint());
        try {
            if (optimizer instanceof Optimizer.Sgd sgd) {
                return sgd(sgd, w, gradient);
            } else if (optimizer instanceof Optimizer.Adam adam) {
                return adam(adam, w, gradient);
            }
            throw new IllegalStateException("no rule for " + optimizer);
        } finally {
            g.origin(before);
        }
    }

    private List<Root> sgd(Optimizer.Sgd sgd, Value w, Value gradient) {
        Value decayed = plusScaled(gradient, sgd.weightDecay(), w);
        if (sgd.momentum() == 0) {
            return List.of(descend(w, decayed));
        }
        Value velocity = state("momentum", w);
        Value next = g.add(g.mul(velocity, g.constant(sgd.momentum())), decayed);
        Value direction = sgd.nesterov() ? plusScaled(decayed, sgd.momentum(), next) : next;
        return List.of(assign(velocity, next), descend(w, direction));
    }

    private List<Root> adam(Optimizer.Adam adam, Value w, Value gradient) {
        Value decayed = adam.decoupled() ? gradient : plusScaled(gradient, adam.weightDecay(), w);
        Value first = state("moment1", w);
        Value second = state("moment2", w);
        Value m = g.add(g.mul(first, g.constant(adam.beta1())), g.mul(decayed, g.constant(1 - adam.beta1())));
        Value v =
                g.add(g.mul(second, g.constant(adam.beta2())), g.mul(g.square(decayed), g.constant(1 - adam.beta2())));
        Value root = g.div(g.sqrt(v), g.scalar(StepScalar.CORRECTION2));
        Value size = g.div(g.scalar(StepScalar.RATE), g.scalar(StepScalar.CORRECTION1));
        Value move = g.mul(size, g.div(m, g.add(root, g.constant(adam.epsilon()))));
        Value shrunk = w;
        if (adam.decoupled() && adam.weightDecay() != 0) {
            Value keep = g.sub(g.constant(1), g.mul(g.scalar(StepScalar.RATE), g.constant(adam.weightDecay())));
            shrunk = g.mul(w, keep);
        }
        return List.of(assign(first, m), assign(second, v), assign(w, g.sub(shrunk, move)));
    }

    private Root descend(Value w, Value direction) {
        return assign(w, g.sub(w, g.mul(g.scalar(StepScalar.RATE), direction)));
    }

    private Value plusScaled(Value x, double factor, Value y) {
        return factor == 0 ? x : g.add(x, g.mul(g.constant(factor), y));
    }

    private Value state(String slot, Value w) {
        return g.apply(new Leaf.State(slot, ((Leaf.Parameter) w.op()).path(), w.type()));
    }

    private static Root assign(Value target, Value value) {
        return new Root.Assign((Leaf) target.op(), value);
    }
}
