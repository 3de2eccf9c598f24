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
                        """);
    }
}
