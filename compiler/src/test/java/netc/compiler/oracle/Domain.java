package netc.compiler.oracle;

import java.util.SplittableRandom;
import netc.compiler.type.ElementType;
import netc.compiler.type.TensorType;

/**
 * Where an operand may lie so that a function is smooth there.
 *
 * @param gap how far it stays away from zero
 */
record Domain(double least, double most, double gap) {
    static final Domain ALL = new Domain(-2, 2, 0);
    static final Domain NOT_ZERO = new Domain(-2, 2, 0.3);
    static final Domain POSITIVE = new Domain(0.3, 3, 0);

    double[] draw(SplittableRandom random, TensorType type, int samples) {
        int size = (int) type.shape().size() * (type.batch() ? samples : 1);
        if (type.element() instanceof ElementType.ClassIndex index) {
            return random.ints(size, 0, index.classes()).asDoubleStream().toArray();
        }
        double[] drawn = new double[size];
        for (int i = 0; i < size; i++) {
            do {
                drawn[i] = random.nextDouble(least, most);
            } while (Math.abs(drawn[i]) < gap);
        }
        return drawn;
    }
}
