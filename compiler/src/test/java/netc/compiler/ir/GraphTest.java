package netc.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final GraphBuilder g = new GraphBuilder();
    private final Value x = g.apply(new Leaf.Feed("x", TensorType.batched(Shape.of(4))));
    private final Value dead = g.exp(x);
    private final Value y = g.mul(x, x);

    @Test
    void holdsWhatItsRootsNeedAndNoMore() {
        Graph graph = Graph.of(List.of(new Root.Result("y", y)));

        assertThat(graph.values()).containsExactly(x, y).doesNotContain(dead);
        assertThat(graph.users().get(x)).containsExactly(y);
    }

    @Test
    void equalityOfValuesIsIdentity() {
        Value again = g.mul(x, x);

        assertThat(again).isNotEqualTo(y);
        Value deep = y;
        for (int i = 0; i < 200; i++) {
            deep = g.mul(deep, deep);
        }
        assertThat(deep.hashCode()).isEqualTo(deep.id());
    }

    @Test
    void printsOneValueALine() {
        g.origin(Origin.of("h", null));
        Value h = g.lanewise(Unary.RELU, y);

        assertThat(GraphPrinter.print(Graph.of(List.of(new Root.Result("out", h)))))
                .isEqualTo("""
                        %0: f32[n; 4] = feed x
                        %2: f32[n; 4] = mul %0, %0
                        %3 h: f32[n; 4] = relu %2
                        result out = %3
                        """);
    }

    @Test
    void theVerifierWantsAssignmentsOfTheTargetsType() {
        Leaf.Parameter w = new Leaf.Parameter("w", TensorType.f32(Shape.of(3)));
        Graph graph = Graph.of(List.of(new Root.Assign(w, y)));

        assertThatThrownBy(() -> GraphVerifier.verify(graph, "lowering"))
                .hasMessage("after lowering: %2 = mul [%0, %0] has type f32[n; 4]"
                        + " and is assigned to param w of type f32[3]");
    }

    @Test
    void whatDoesNotFitIsABugOfTheCaller() {
        Value w = g.apply(new Leaf.Parameter("w", TensorType.f32(Shape.of(3))));

        assertThatThrownBy(() -> g.add(x, w))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add cannot take [f32[n; 4], f32[3]]");
    }
}
