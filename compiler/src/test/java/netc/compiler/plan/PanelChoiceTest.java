package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Root;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class PanelChoiceTest {
    private final GraphBuilder g = new GraphBuilder();
    private final Value x = g.apply(new Leaf.Feed("x", TensorType.batched(Shape.of(20))));

    private Value weight(int... extents) {
        return g.apply(new Leaf.Parameter("W", TensorType.f32(Shape.of(extents))));
    }

    private Value product(Value left, Value right) {
        return g.contract(Contraction.matmul(1, 2, true), left, right);
    }

    private static Graph graph(Value... results) {
        return Graph.of(List.of(results).stream()
                .<Root>map(value -> new Root.Result("r", value))
                .toList());
    }

    @Test
    void aWideWeightOfAProduct() {
        assertThat(PanelChoice.parameters(List.of(graph(product(x, weight(20, 17))))))
                .containsExactly("W");
    }

    @Test
    void notANarrowOne() {
        assertThat(PanelChoice.parameters(List.of(graph(product(x, weight(20, 16))))))
                .isEmpty();
    }

    @Test
    void notOneThatNoProductReads() {
        assertThat(PanelChoice.parameters(List.of(graph(g.add(weight(20, 40), weight(20, 40))))))
                .isEmpty();
    }

    @Test
    void lanesReductionsAndTransposesReadPanels() {
        Value w = weight(20, 40);
        Value columns = g.reduce(Monoid.SUM, w, List.of(0), false, false);

        assertThat(PanelChoice.parameters(
                        List.of(graph(product(x, w), g.mul(w, w), columns, g.transpose(w, List.of(1, 0))))))
                .containsExactly("W");
    }

    @Test
    void anotherShapeDoesNot() {
        Value w = weight(20, 40);

        assertThat(PanelChoice.parameters(List.of(graph(product(x, w), g.reshape(w, Shape.of(800))))))
                .isEmpty();
    }

    @Test
    void aReaderInAnotherGraphCounts() {
        Value w = weight(20, 40);

        assertThat(PanelChoice.parameters(List.of(graph(product(x, w)), graph(g.reshape(w, Shape.of(800))))))
                .isEmpty();
    }

    @Test
    void notAWeightThatIsBroadcastInAProduct() {
        Value w = weight(20, 20);
        Value squared = g.contract(Contraction.matmul(2, 2, false), w, w);

        assertThat(PanelChoice.parameters(List.of(graph(product(x, w), squared))))
                .isEmpty();
    }

    @Test
    void aTransposedCopyThatAProductReads() {
        Value copy = g.transpose(weight(40, 20), List.of(1, 0));

        assertThat(PanelChoice.copies(graph(product(x, copy)))).containsExactly(copy);
        assertThat(PanelChoice.copies(graph(g.add(copy, copy)))).isEmpty();
    }

    @Test
    void notACopyThatIsAResult() {
        Value copy = g.transpose(weight(40, 20), List.of(1, 0));

        assertThat(PanelChoice.copies(graph(product(x, copy), copy))).isEmpty();
    }

    @Test
    void samplesAreGatheredWhereThoseOfBothOperandsTakeManyPages() {
        assertThat(gathers(784, 128)).isTrue();
        assertThat(gathers(640, 128)).isTrue();
        assertThat(gathers(128, 640)).isTrue();

        assertThat(gathers(639, 128)).as("few pages").isFalse();
        assertThat(gathers(784, 127)).as("few columns").isFalse();
        assertThat(gathers(127, 784)).as("few rows").isFalse();
    }

    @Test
    void samplesAreNotGatheredForAProductOfEachSample() {
        Value product = product(x, weight(20, 1000));

        assertThat(PanelChoice.wantsPanelsOfSamples(product, product.operand(1)))
                .isFalse();
    }

    @Test
    void dataAndPartsOfAValueAreNotGathered() {
        Value data = samples(700);
        Value computed = g.lanewise(Unary.EXP, samples(140));
        Value part = g.slice(computed, 0, 0, 130);

        assertThat(gathers(data, samples(140))).isFalse();
        assertThat(gathers(data, part)).isFalse();
        assertThat(gathers(data, computed)).isTrue();
    }

    private boolean gathers(int rows, int columns) {
        return gathers(samples(rows), g.lanewise(Unary.EXP, samples(columns)));
    }

    private boolean gathers(Value left, Value vector) {
        Value sum = g.contract(new Contraction("a", "b", "ab", false), left, vector);
        return PanelChoice.wantsPanelsOfSamples(sum, vector);
    }

    private Value samples(int extent) {
        return g.apply(new Leaf.Feed("s" + extent, TensorType.batched(Shape.of(extent))));
    }
}
