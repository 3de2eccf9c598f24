package netc.compiler.lower;

import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Operator;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;

/** The operators: on numbers when compiling, on tensors in the graph. */
final class Arithmetic {
    private static final Map<Operator, Binary> LANEWISE = Map.of(
            Operator.ADD, Binary.ADD,
            Operator.SUBTRACT, Binary.SUB,
            Operator.MULTIPLY, Binary.MUL,
            Operator.DIVIDE, Binary.DIV,
            Operator.LESS, Binary.LESS,
            Operator.LESS_EQUAL, Binary.LESS_EQUAL,
            Operator.GREATER, Binary.GREATER,
            Operator.GREATER_EQUAL, Binary.GREATER_EQUAL,
            Operator.EQUAL, Binary.EQUAL,
            Operator.NOT_EQUAL, Binary.NOT_EQUAL);

    /** Axes that the labels of a contraction suffice for. */
    private static final int MAX_MATMUL_RANK = 8;

    private final NetContext net;

    Arithmetic(NetContext net) {
        this.net = net;
    }

    /** {@code left operator right}, where the operator stands at {@code at}. */
    Meaning binary(Operator operator, Given left, Given right, Span at) {
        Binary function = LANEWISE.get(operator);
        return function == null ? matmul(left, right, at) : lanewise(function, at, left, right);
    }

    Meaning unary(Unary function, Given operand, Span at) {
        return lanewise(function, at, operand);
    }

    private Meaning lanewise(LaneFunction function, Span at, Given... operands) {
        return Numbers.fold(function, operands).orElseGet(() -> net.apply(new Lanewise(function), at, operands));
    }

    private Meaning matmul(Given left, Given right, Span at) {
        Optional<Value> a = net.value(left);
        Optional<Value> b = net.value(right);
        if (a.isEmpty() || b.isEmpty()) {
            return Meaning.BROKEN;
        }
        for (Value operand : new Value[] {a.get(), b.get()}) {
            int rank = operand.type().rank();
            if (rank == 0 || rank > MAX_MATMUL_RANK) {
                Given given = operand.equals(a.get()) ? left : right;
                return net.reporter()
                        .error(
                                at,
                                DiagnosticCode.RANK,
                                "`@` needs operands with 1 to " + MAX_MATMUL_RANK + " axes, and "
                                        + given.text("an operand") + " is " + operand.shape(),
                                "a product with a number is written  *");
            }
        }
        boolean batch = a.get().type().batch() || b.get().type().batch();
        Contraction product =
                Contraction.matmul(a.get().type().rank(), b.get().type().rank(), batch);
        return net.apply(product, at, left, right);
    }

    /** {@code base ^ exponent}: a whole exponent multiplies, one half is a root, others are {@code exp(k log x)}. */
    Meaning power(Given base, Given exponent, Span at) {
        if (!(exponent.meaning() instanceof Meaning.Number k)) {
            return net.reporter()
                    .error(
                            exponent.span(),
                            DiagnosticCode.EXPONENT,
                            "an exponent is a number that is known when compiling, not "
                                    + exponent.meaning().kind(),
                            "write  exp(k * log(x))  for a tensor k");
        }
        if (base.meaning() instanceof Meaning.Number number) {
            return Meaning.Number.of(Math.pow(number.value(), k.value()));
        }
        Optional<Value> x = net.value(base);
        if (x.isEmpty()) {
            return Meaning.BROKEN;
        }
        if (!x.get().type().isFloat()) {
            return net.apply(new Lanewise(Unary.SQUARE), at, base);
        }
        return power(base, k.value(), at);
    }

    private Meaning power(Given x, double k, Span at) {
        if (k == 0.5) {
            return lanewise(Unary.SQRT, at, x);
        }
        if (k == 0) {
            Meaning zero = lanewise(Binary.MUL, at, x, number(0, at));
            return lanewise(Binary.ADD, at, Given.of(zero, at), number(1, at));
        }
        if (k == Math.rint(k) && Math.abs(k) <= Integer.MAX_VALUE) {
            Meaning whole = whole(x, (long) Math.abs(k), at);
            return k > 0 ? whole : lanewise(Unary.RECIPROCAL, at, Given.of(whole, at));
        }
        Meaning log = lanewise(Unary.LOG, at, x);
        Meaning scaled = lanewise(Binary.MUL, at, number(k, at), Given.of(log, at));
        return lanewise(Unary.EXP, at, Given.of(scaled, at));
    }

    /** By squaring: the product of those squares whose bit is set in {@code k}. */
    private Meaning whole(Given x, long k, Span at) {
        if (k == 1) {
            return x.meaning();
        }
        Given half = Given.of(whole(x, k / 2, at), at);
        Meaning even = lanewise(Unary.SQUARE, at, half);
        return k % 2 == 0 ? even : lanewise(Binary.MUL, at, Given.of(even, at), x);
    }

    private static Given number(double value, Span at) {
        return Given.of(Meaning.Number.of(value), at);
    }
}
