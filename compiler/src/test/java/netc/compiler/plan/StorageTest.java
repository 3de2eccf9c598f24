package netc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class StorageTest {
    private final GraphBuilder g = new GraphBuilder();

    private Value feed(String name, int... extents) {
        return g.apply(new Leaf.Feed(name, TensorType.batched(Shape.of(extents))));
    }

    private static Storage storage(Value... results) {
        List<Root> roots = List.of(results).stream()
                .<Root>map(value -> new Root.Result("r", value))
                .toList();
        return new Storage(Graph.of(roots), new ParameterPlaces(List.of(), Set.of()));
    }

    @Test
    void packsSamplesAtABadStrideWhereTheBatchIsSummed() {
        Value x = feed("x", 96);
        Value y = feed("y", 32);

        assertThat(storage(g.contract(new Contraction("a", "b", "ab", false), x, y))
                        .isPacked(x))
                .isTrue();
        assertThat(storage(g.mul(x, x)).isPacked(x)).isFalse();
    }

    @Test
    void doesNotPackWhereThatGivesNoBetterStride() {
        Value x = feed("x", 3, 32);
        Value y = feed("y", 3, 32);

        assertThat(storage(g.contract(new Contraction("ka", "kb", "ab", false), x, y))
                        .isPacked(x))
                .isFalse();
    }

    @Test
    void aReshapeOfAPackedColumnIsNoViewWhereItsRowsArePadded() {
        Value x = feed("x", 4, 24);
        Value flat = g.reshape(x, Shape.of(96));
        Value later = g.mul(x, x);

        assertThat(storage(flat).isView(flat)).isTrue();
        assertThat(storage(flat, later).isView(flat)).isFalse();
    }
}
