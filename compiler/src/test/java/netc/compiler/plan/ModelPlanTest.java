package netc.compiler.plan;

import netc.compiler.ir.*;
import netc.compiler.pass.Passes;
import org.junit.jupiter.api.Test;

class ModelPlanTest {
    @Test
    void show() {
        for (Network n : new Network[] {
            Networks.classifier(new Optimizer.Sgd(0.9, false, 0), Unary.RELU, 784, 128, 64, 10),
            Networks.classifier(new Optimizer.Adam(0.9, 0.999, 1e-8, 0.01, true), Unary.TANH, 784, 128, 10),
            Networks.classifier(new Optimizer.Sgd(0, false, 0), Unary.RELU, 900, 5)
        }) {
            ModelPlan plan = ModelPlan.of(n, Passes::run);
            System.out.println(GraphPrinter.print(plan.step().get().graph()));
            System.out.println(PlanPrinter.print(plan));
        }
    }
}
