package netc.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;
import org.junit.jupiter.api.Test;

class FormulaPrinterTest {
    private final GraphBuilder g = new GraphBuilder();
    private final Value x = batched("x", 4);
    private final Value w = shared("W", 4, 5);

    @Test
    void operatorsBindAsInTheLanguage() {
        Value y = batched("y", 4);
        assertThat(formula(g.mul(g.add(x, y), g.neg(x)))).isEqualTo("(x + y) * -x");
        assertThat(formula(g.sub(x, g.sub(y, x)))).isEqualTo("x - (y - x)");
        assertThat(formula(g.sub(g.sub(x, y), x))).isEqualTo("x - y - x");
        assertThat(formula(g.square(g.add(x, y)))).isEqualTo("(x + y)^2");
        assertThat(formula(g.neg(g.square(x)))).isEqualTo("-x^2");
        assertThat(formula(g.mul(y, g.step(x)))).isEqualTo("y * (x > 0)");
        assertThat(formula(g.mul(g.constant(-0.1), x))).isEqualTo("-0.1 * x");
        assertThat(formula(g.lanewise(Unary.RECIPROCAL, g.mul(x, y)))).isEqualTo("1 / (x * y)");
    }

    @Test
    void theMeanOverABatchIsADivision() {
        assertThat(formula(g.batchMean(g.reduce(Monoid.SUM, x, List.of(0), false, false))))
                .isEqualTo("sum(sum(x), over samples) / n");
    }

    @Test
    void matrixProductsAreWrittenAsSuch() {
        Value dy = batched("dy", 5);
        Value rows = batched("r", 3, 4);
        Value dRows = batched("d r", 3, 5);
        assertThat(formula(g.contract(Contraction.matmul(1, 2, true), x, w))).isEqualTo("x @ W");
        assertThat(formula(g.contract(new Contraction("j", "kj", "k", true), dy, w)))
                .isEqualTo("dy @ Wᵀ");
        assertThat(formula(g.contract(new Contraction("k", "j", "kj", false), x, dy)))
                .isEqualTo("xᵀ @ dy");
        assertThat(formula(g.contract(Contraction.matmul(2, 2, true), rows, w))).isEqualTo("r @ W");
        assertThat(formula(g.contract(new Contraction("ij", "kj", "ik", true), dRows, w)))
                .isEqualTo("d r @ Wᵀ");
        assertThat(formula(g.contract(new Contraction("ik", "ij", "kj", false), rows, dRows)))
                .isEqualTo("rᵀ @ d r");
        assertThat(formula(g.contract(new Contraction("ik", "ij", "jk", false), rows, dRows)))
                .isEqualTo("(d r)ᵀ @ r");
    }

    @Test
    void otherProductsShowTheirLabels() {
        assertThat(formula(g.contract(new Contraction("i", "j", "ij", true), x, batched("y", 5))))
                .isEqualTo("contract(i,j->ij, x, y)");
    }

    @Test
    void aLogSumExpIsOneFunctionHoweverItIsComputed() {
        Value max = g.reduce(Monoid.MAX, x, List.of(0), true, false);
        Value sum = g.reduce(Monoid.SUM, g.exp(g.sub(x, max)), List.of(0), true, false);

        assertThat(formula(g.add(max, g.lanewise(Unary.LOG, sum)))).isEqualTo("logsumexp(x)");
        assertThat(formula(g.add(x, g.lanewise(Unary.LOG, sum)))).isEqualTo("x + log(sum(exp(x - max(x))))");
    }

    @Test
    void namesStandForValues() {
        Value h = g.lanewise(Unary.RELU, g.contract(Contraction.matmul(1, 2, true), x, w));
        Value y = g.mul(h, g.constant(2));

        assertThat(FormulaPrinter.formula(y, Map.of(h, "h"))).isEqualTo("h * 2");
        assertThat(FormulaPrinter.formula(h, Map.of(h, "h"))).isEqualTo("relu(x @ W)");
    }

    @Test
    void whatIsReadOftenDoesNotGrowWithoutBound() {
        Value y = x;
        for (int i = 0; i < 100; i++) {
            y = g.add(g.exp(y), y);
        }
        assertThat(formula(y)).contains("…").hasSizeLessThan(1000);
    }

    private String formula(Value value) {
        return FormulaPrinter.formula(value, Map.of());
    }

    private Value batched(String name, int... extents) {
        return g.apply(new Leaf.Feed(name, TensorType.batched(Shape.of(extents))));
    }

    private Value shared(String path, int... extents) {
        return g.apply(new Leaf.Parameter(path, TensorType.f32(Shape.of(extents))));
    }
}
