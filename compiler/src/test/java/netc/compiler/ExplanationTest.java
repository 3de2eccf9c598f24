package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Optimizer SGD = new Optimizer.Sgd(0, false, 0);

    @Test
    void showsGradientsAsFormulas() {
        Nets nets = new Nets();
        Value z =
                nets.layers(nets.input("x", 4), List.of(4, 3, 2), x -> nets.g().lanewise(Unary.RELU, x));
        nets.loss(nets.named("loss", () -> nets.crossEntropy(z, nets.label("c", 2))));
        assertThat(Explanation.of(nets.network(SGD))).isEqualTo("""
                        h1: f32[n; 3] = relu(x @ W1 + b1)
                        z: f32[n; 2] = h1 @ W2 + b2
                        t1: f32[n] = logsumexp(z)
                        loss: f32[n] = t1 - pick(z, c)
                        objective: f32[] = sum(loss, over samples) / n
                        d loss: f32[n] = 1/n
                        d z: f32[n; 2] = (exp(z - t1) - onehot(c)) / n
                        d b2: f32[2] = sum(d z, over samples)
                        d h1: f32[n; 3] = d z @ W2ᵀ
                        d W2: f32[3, 2] = h1ᵀ @ d z
                        t2: f32[n; 3] = d h1 * (h1 > 0)
                        d b1: f32[3] = sum(t2, over samples)
                        d W1: f32[4, 3] = xᵀ @ t2
                        """);
    }
}
