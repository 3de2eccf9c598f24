package netc.compiler.oracle;

import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;

/** Central differences of one objective along directions of one leaf, and the worst disagreement with its gradient. */
final class Comparison {
    private static final double EPSILON = 1e-6;
    private static final double RELATIVE = 1e-6;
    private static final double ABSOLUTE = 1e-6;

    /** One-sided differences of a smooth objective are about ε times its curvature apart; at a kink they are its two slopes. */
    private static final double KINK = 1e-3;

    private final Graph objective;
    private final Bindings at;
    private final double[] elements;
    private final double[] gradient;
    private final double middle;
    private int checked;
    private int kinks;
    private double worst;
    private double worstGradient;
    private double worstDifference;

    Comparison(Graph objective, Bindings at, Leaf leaf, double[] gradient) {
        this.objective = objective;
        this.at = at;
        this.elements = at.elements(leaf);
        this.gradient = gradient;
        this.middle = Oracle.single(objective, at);
    }

    /** Compares the derivative with respect to one element. */
    void along(int element) {
        double[] direction = new double[elements.length];
        direction[element] = 1;
        along(direction);
    }

    /** Compares the derivative along a direction, of which one step of ε is taken to either side. */
    void along(double[] direction) {
        double derivative = 0;
        for (int i = 0; i < direction.length; i++) {
            derivative += gradient[i] * direction[i];
        }
        double right = moved(direction, EPSILON);
        double left = moved(direction, -EPSILON);
        double difference = (right - left) / (2 * EPSILON);
        double error = Math.abs(derivative - difference) / (ABSOLUTE + RELATIVE * Math.abs(difference));
        double bend = Math.abs(right - 2 * middle + left) / EPSILON;
        if (error > 1 && bend > KINK * (1 + Math.abs(difference))) {
            kinks++;
            return;
        }
        checked++;
        if (checked == 1 || !(error <= worst)) {
            worst = error;
            worstGradient = derivative;
            worstDifference = difference;
        }
    }

    private double moved(double[] direction, double step) {
        double[] before = elements.clone();
        for (int i = 0; i < direction.length; i++) {
            elements[i] += step * direction[i];
        }
        double result = Oracle.single(objective, at);
        System.arraycopy(before, 0, elements, 0, before.length);
        return result;
    }

    GradientCheck.Row row(String name) {
        return new GradientCheck.Row(name, checked, kinks, worst, worstGradient, worstDifference);
    }
}
