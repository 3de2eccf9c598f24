package netc.compiler.lower;

import java.util.Optional;
import netc.compiler.ir.LaneFunction;

/** Arithmetic on numbers that are known when compiling. */
final class Numbers {
    private Numbers() {}

    /** {@code function} of the operands, in double, where all of them are numbers. */
    static Optional<Meaning> fold(LaneFunction function, Given... operands) {
        double[] numbers = new double[operands.length];
        for (int i = 0; i < operands.length; i++) {
            if (!(operands[i].meaning() instanceof Meaning.Number number)) {
                return Optional.empty();
            }
            numbers[i] = number.value();
        }
        return Optional.of(Meaning.Number.of(function.evaluate(numbers)));
    }
}
