package netc.compiler.ir;

/** The error function in double precision, by its Maclaurin series near zero and a continued fraction far from it. */
final class ErrorFunction {
    private static final double SERIES_LIMIT = 2.5;
    private static final int FRACTION_TERMS = 80;

    private ErrorFunction() {}

    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        double result = magnitude < SERIES_LIMIT ? series(magnitude) : 1 - complement(magnitude);
        return Math.copySign(result, x);
    }

    /** erf(x) = 2/√π · exp(−x²) · Σ 2ᵏ x²ᵏ⁺¹ / (1·3·…·(2k+1)) (Abramowitz and Stegun 7.1.6): all terms positive. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** erfc(x) = exp(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + …))) (Abramowitz and Stegun 7.1.14). */
    private static double complement(double x) {
        double tail = x;
        for (int k = FRACTION_TERMS; k >= 1; k--) {
            tail = x + k / 2.0 / tail;
        }
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
    }
}
