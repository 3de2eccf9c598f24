package netc.compiler.codegen;

import java.util.Random;
import netc.compiler.ir.*;
import netc.compiler.plan.*;
import org.junit.jupiter.api.Test;

class GeneratedNetTest {
    @Test
    void show() throws Exception {
        Network n = Networks.classifier(new Optimizer.Sgd(0.9, false, 0), Unary.RELU, 784, 128, 64, 10);
        ModelPlan plan = ModelPlan.of(n, netc.compiler.pass.Passes::run);
        for (var s : CodeGenerator.generate(plan, "generated")) {
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("/tmp/gen/" + s.file().typeSpec().name() + ".java"),
                    s.file().toString());
        }
        GeneratedNet net = new GeneratedNet(n);
        String[] kinds = {"ScalarKernels", "Kernels128", "Kernels256", "Kernels512"};
        float[][] all = new float[4][];
        for (int k = 0; k < 4; k++) {
            var i = net.instance(kinds[k], 64, 1);
            Random r = new Random(1);
            for (String path : net.layout.paths()) {
                var slot = net.layout.slot(path);
                float[] w = new float[slot.size()];
                for (int j = 0; j < w.length; j++) w[j] = (float) (r.nextGaussian() * 0.05);
                slot.store(w, i.parameters);
            }
            float[] x = new float[64 * 784];
            for (int j = 0; j < x.length; j++) x[j] = r.nextFloat();
            int[] y = new int[64];
            for (int j = 0; j < y.length; j++) y[j] = r.nextInt(10);
            EntryPlan step = net.plan.step().get();
            i.feed(step, "x", x);
            i.feed(step, "label", y);
            i.set(step, "rate", 0.05f);
            i.set(step, "inverseBatch", 1f / 64);
            for (int t = 0; t < 30; t++) {
                i.run(step, 64);
                if (t % 10 == 9)
                    System.out.println(kinds[k] + " " + i.result(step, "objective", 64)[0] + " "
                            + i.result(step, "accuracy", 64)[0]);
            }
            all[k] = new float[10];
            all[k] = net.layout.slot("h1.W").load(i.parameters);
            System.out.println(java.util.Arrays.hashCode(all[k]));
        }
    }
}
