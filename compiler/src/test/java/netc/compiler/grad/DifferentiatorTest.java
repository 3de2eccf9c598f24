package netc.compiler.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.GraphVerifier;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Root;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class DifferentiatorTest {
    private final GraphBuilder g = new GraphBuilder();

    @Test
    void everyAdjointHasTheTypeOfItsValue() {
        Value x = g.apply(new Leaf.Feed("x", TensorType.batched(Shape.of(7))));
        Value w = parameter("w", Shape.of(7, 5));
        Value b = parameter("b", Shape.of(5));
        Value c = g.apply(new Leaf.Feed("c", new TensorType(new ElementType.ClassIndex(5), Shape.SCALAR, true)));
        Value z = g.add(g.contract(Contraction.matmul(1, 2, true), g.lanewise(Unary.RELU, x), w), b);
        Value loss = g.sub(g.reduce(Monoid.LOGSUMEXP, z, List.of(0), false, false), g.apply(new Lookup.Pick(), z, c));
        List<Value> gradients = Differentiator.gradients(g, g.batchMean(loss), List.of(w, b));

        assertThat(gradients.get(0).type()).isEqualTo(w.type());
        assertThat(gradients.get(1).type()).isEqualTo(b.type());
        GraphVerifier.verify(
                Graph.of(List.of(new Root.Result("w", gradients.get(0)), new Root.Result("b", gradients.get(1)))),
                "differentiation");
    }

    @Test
    void aBroadcastOperandGetsTheSumOfItsCopies() {
        Value a = parameter("a", Shape.of(5));
        Value b = parameter("b", Shape.SCALAR);
        Value sum = g.reduce(Monoid.SUM, g.add(a, b), List.of(0), false, false);
        List<Value> gradients = Differentiator.gradients(g, sum, List.of(a, b));

        assertThat(gradients.get(1).type()).isEqualTo(TensorType.SCALAR);
    }

    @Test
    void aTargetThatTheObjectiveDoesNotReachHasNoGradient() {
        Value a = parameter("a", Shape.SCALAR);
        Value unused = parameter("unused", Shape.of(3));

        assertThat(Differentiator.gradients(g, g.square(a), List.of(unused))).containsExactly((Value) null);
    }

    @Test
    void anObjectiveIsASingleFloat() {
        Value a = parameter("a", Shape.of(2));

        assertThatThrownBy(() -> Differentiator.gradients(g, a, List.of(a))).hasMessageContaining("f32[2]");
    }

    private Value parameter(String path, Shape shape) {
        return g.apply(new Leaf.Parameter(path, TensorType.f32(shape)));
    }
}
