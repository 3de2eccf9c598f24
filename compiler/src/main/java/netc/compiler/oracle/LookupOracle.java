package netc.compiler.oracle;

import java.util.List;
import netc.compiler.ir.Lookup;

/** Reads of class indices, row by row. */
final class LookupOracle {
    private LookupOracle() {}

    static void evaluate(Lookup lookup, List<Tensor> operands, Tensor y) {
        if (lookup instanceof Lookup.OneHot) {
            oneHot(operands.get(0), y);
            return;
        }
        Tensor z = operands.get(0);
        Tensor c = operands.get(1);
        int classes = z.type().shape().lastExtent();
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int row = 0; row < y.size(); row++) {
                int at = (int) c.get(sample, row);
                int first = row * classes;
                y.set(
                        sample,
                        row,
                        lookup instanceof Lookup.Pick
                                ? z.get(sample, first + at)
                                : at == greatest(z, sample, first, classes) ? 1 : 0);
            }
        }
    }

    private static void oneHot(Tensor c, Tensor y) {
        int classes = y.type().shape().lastExtent();
        for (int sample = 0; sample < y.stored(); sample++) {
            for (int row = 0; row < c.size(); row++) {
                y.set(sample, row * classes + (int) c.get(sample, row), 1);
            }
        }
    }

    private static int greatest(Tensor z, int sample, int first, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (z.get(sample, first + k) > z.get(sample, first + best)) {
                best = k;
            }
        }
        return best;
    }
}
