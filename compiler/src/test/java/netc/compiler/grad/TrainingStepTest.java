package netc.compiler.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import netc.compiler.Nets;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.Root;
import netc.compiler.ir.StepScalar;
import netc.compiler.ir.Value;
import netc.compiler.oracle.Bindings;
import netc.compiler.oracle.Evaluation;
import netc.compiler.oracle.Oracle;
import org.junit.jupiter.api.Test;

/** One step on the loss w·x with one parameter w, whose gradient is the mean of x: every update worked out by hand. */
class TrainingStepTest {
    private static final double W = 0.5;
    private static final double GRADIENT = 3;
    private static final double RATE = 0.1;

    private final Nets nets = new Nets();
    private final Value x = nets.input("x");
    private final Value w = nets.parameter("w");

    @Test
    void plainDescent() {
        assertThat(step(new Optimizer.Sgd(0, false, 0), 0, 0, "w")).isEqualTo(W - RATE * GRADIENT);
    }

    @Test
    void weightDecayIsAddedBeforeMomentum() {
        double velocity = 0.9 * 2 + (GRADIENT + 0.01 * W);
        Optimizer sgd = new Optimizer.Sgd(0.9, false, 0.01);
        assertThat(step(sgd, 2, 0, "momentum of w")).isCloseTo(velocity, within(1e-15));
        assertThat(step(sgd, 2, 0, "w")).isCloseTo(W - RATE * velocity, within(1e-15));
    }

    @Test
    void nesterovLooksAhead() {
        double velocity = 0.9 * 2 + GRADIENT;
        assertThat(step(new Optimizer.Sgd(0.9, true, 0), 2, 0, "w"))
                .isCloseTo(W - RATE * (GRADIENT + 0.9 * velocity), within(1e-15));
    }

    @Test
    void adamCorrectsBothMoments() {
        double first = 0.9 * 0.2 + 0.1 * GRADIENT;
        double second = 0.99 * 0.3 + 0.01 * GRADIENT * GRADIENT;
        double move = RATE / (1 - 0.81) * first / (Math.sqrt(second / (1 - 0.9801)) + 1e-8);
        assertThat(step(new Optimizer.Adam(0.9, 0.99, 1e-8, 0, false), 0.2, 0.3, "w"))
                .isCloseTo(W - move, within(1e-12));
    }

    @Test
    void adamWShrinksTheParameterInstead() {
        double first = 0.9 * 0.2 + 0.1 * GRADIENT;
        double second = 0.99 * 0.3 + 0.01 * GRADIENT * GRADIENT;
        double move = RATE / (1 - 0.81) * first / (Math.sqrt(second / (1 - 0.9801)) + 1e-8);
        assertThat(step(new Optimizer.Adam(0.9, 0.99, 1e-8, 0.05, true), 0.2, 0.3, "w"))
                .isCloseTo(W * (1 - RATE * 0.05) - move, within(1e-12));
    }

    @Test
    void aSharedLossCountsOnceHoweverManySamplesThereAre() {
        nets.sharedLoss(nets.g().square(w));
        assertThat(step(new Optimizer.Sgd(0, false, 0), 0, 0, "w"))
                .isCloseTo(W - RATE * (GRADIENT + 2 * W), within(1e-15));
    }

    @Test
    void aNetWithoutLossCannotBeTrained() {
        Network network = new Nets().network(new Optimizer.Sgd(0, false, 0));
        assertThatThrownBy(() -> TrainingStep.build(network)).hasMessage("Net has no loss");
    }

    private double step(Optimizer optimizer, double slot1, double slot2, String assigned) {
        nets.loss(nets.g().mul(w, x));
        Graph graph = TrainingStep.build(nets.network(optimizer));
        Bindings bindings = new Bindings(2)
                .set((Leaf) x.op(), 2 * GRADIENT, 0)
                .set((Leaf) w.op(), W)
                .set(StepScalar.RATE, RATE)
                .set(StepScalar.CORRECTION1, 1 - 0.81)
                .set(StepScalar.CORRECTION2, Math.sqrt(1 - 0.9801));
        for (String slot : List.of("momentum", "moment1")) {
            bindings.set(new Leaf.State(slot, "w", w.type()), slot1);
        }
        bindings.set(new Leaf.State("moment2", "w", w.type()), slot2);
        Evaluation evaluation = Oracle.evaluate(graph, bindings);
        for (Root root : graph.roots()) {
            if (root instanceof Root.Assign assign
                    && assign.target().toString().replace("param ", "").equals(assigned)) {
                return evaluation.of(root.value()).single();
            }
        }
        throw new AssertionError("nothing is assigned to " + assigned);
    }
}
