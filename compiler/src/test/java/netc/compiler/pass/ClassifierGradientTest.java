package netc.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import netc.compiler.grad.Differentiator;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.GraphPrinter;
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

/** What the passes make of the gradients of the classic classifier: the text that a person would write by hand. */
class ClassifierGradientTest {
    private final GraphBuilder g = new GraphBuilder();

    @Test
    void oneLayer() {
        Value x = feed(7);
        Value w = parameter("W", 7, 5);
        Value b = parameter("b", 5);
        Value z = g.add(g.contract(Contraction.matmul(1, 2, true), x, w), b);

        assertThat(simplifiedGradients(z, List.of(w, b))).isEqualTo("""
                        %0: f32[n; 7] = feed x
                        %1: f32[7, 5] = param W
                        %2: f32[5] = param b
                        %3: f32[n; 5] = contract(k,kj->j) %0, %1
                        %4: f32[n; 5] = add %3, %2
                        %5: class 5[n] = feed c
                        %6: f32[n] = logsumexp(axes=[0]) %4
                        %7: f32[] = inverseBatch
                        %8: f32[n; 5] = onehot %5
                        %9: f32[n; 1] = reshape[1] %6
                        %10: f32[n; 5] = sub %4, %9
                        %11: f32[n; 5] = exp %10
                        %12: f32[n; 5] = sub %11, %8
                        %13: f32[n; 5] = mul %7, %12
                        %14: f32[5] = sum(axes=[], batch) %13
                        %15: f32[7, 5] = contract(k,j->kj, no batch) %0, %13
                        result d W = %15
                        result d b = %14
                        """);
    }

    @Test
    void twoLayers() {
        Value x = feed(7);
        Value w1 = parameter("W1", 7, 6);
        Value b1 = parameter("b1", 6);
        Value w2 = parameter("W2", 6, 5);
        Value h = g.lanewise(Unary.RELU, g.add(g.contract(Contraction.matmul(1, 2, true), x, w1), b1));
        Value z = g.contract(Contraction.matmul(1, 2, true), h, w2);

        assertThat(simplifiedGradients(z, List.of(w1, b1, w2))).isEqualTo("""
                        %0: f32[n; 7] = feed x
                        %1: f32[7, 6] = param W1
                        %2: f32[6] = param b1
                        %3: f32[6, 5] = param W2
                        %4: f32[n; 6] = contract(k,kj->j) %0, %1
                        %5: f32[n; 6] = add %4, %2
                        %6: f32[n; 6] = relu %5
                        %7: f32[n; 5] = contract(k,kj->j) %6, %3
                        %8: class 5[n] = feed c
                        %9: f32[n] = logsumexp(axes=[0]) %7
                        %10: f32[] = inverseBatch
                        %11: f32[n; 5] = onehot %8
                        %12: f32[n; 1] = reshape[1] %9
                        %13: f32[n; 5] = sub %7, %12
                        %14: f32[n; 5] = exp %13
                        %15: f32[n; 6] = step %6
                        %16: f32[n; 5] = sub %14, %11
                        %17: f32[n; 5] = mul %10, %16
                        %18: f32[n; 6] = contract(j,kj->k) %17, %3
                        %19: f32[6, 5] = contract(k,j->kj, no batch) %6, %17
                        %20: f32[n; 6] = mul %18, %15
                        %21: f32[6] = sum(axes=[], batch) %20
                        %22: f32[7, 6] = contract(k,j->kj, no batch) %0, %20
                        result d W1 = %22
                        result d b1 = %21
                        result d W2 = %19
                        """);
    }

    private String simplifiedGradients(Value z, List<Value> parameters) {
        Value c = g.apply(new Leaf.Feed("c", new TensorType(new ElementType.ClassIndex(5), Shape.SCALAR, true)));
        Value loss = g.sub(g.reduce(Monoid.LOGSUMEXP, z, List.of(0), false, false), g.apply(new Lookup.Pick(), z, c));
        List<Value> gradients = Differentiator.gradients(g, g.batchMean(loss), parameters);
        List<Root> roots = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String path = ((Leaf.Parameter) parameters.get(i).op()).path();
            roots.add(new Root.Result("d " + path, gradients.get(i)));
        }
        return renumbered(GraphPrinter.print(Passes.run(g, Graph.of(roots))));
    }

    /** The text with its values numbered as they come, so that it does not depend on how many were made on the way. */
    private static String renumbered(String text) {
        Map<String, String> numbers = new HashMap<>();
        return Pattern.compile("%[0-9]+")
                .matcher(text)
                .replaceAll(id -> numbers.computeIfAbsent(id.group(), key -> "%" + numbers.size()));
    }

    private Value feed(int extent) {
        return g.apply(new Leaf.Feed("x", TensorType.batched(Shape.of(extent))));
    }

    private Value parameter(String path, int... extents) {
        return g.apply(new Leaf.Parameter(path, TensorType.f32(Shape.of(extents))));
    }
}
