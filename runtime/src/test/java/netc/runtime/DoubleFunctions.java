package netc.runtime;

/** Functions in double that the JDK lacks. */
final class DoubleFunctions {
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

    /** From here on the float nearest to erf is 1. */
    private static final double ERF_ONE = 6;

    private DoubleFunctions() {}

    /**
     * The error function, by 2/√π e^-x² Σ 2^n x^(2n+1) / (2n+1)!! (Abramowitz and Stegun, 7.1.6), whose terms have one
     * sign.
     */
    static double erf(double x) {
        if (Math.abs(x) > ERF_ONE) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum;
    }
}
