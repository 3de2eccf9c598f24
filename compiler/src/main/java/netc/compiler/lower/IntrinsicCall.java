package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Op;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;

/** One call of an intrinsic: its arguments by name, none of them broken, and the means to make values of them. */
record IntrinsicCall(NetContext net, String function, Map<String, Given> arguments, Span span) {

    boolean has(String name) {
        return arguments.containsKey(name);
    }

    Given get(String name) {
        Given given = arguments.get(name);
        if (given == null) {
            throw new IllegalStateException(function + " was called without " + name);
        }
        return given;
    }

    /** The number {@code name}, {@code otherwise} if it is not given; nothing, after a message, if it is no number. */
    Optional<Double> number(String name, double otherwise) {
        if (!has(name)) {
            return Optional.of(otherwise);
        }
        Given given = get(name);
        if (given.meaning() instanceof Meaning.Number number) {
            return Optional.of(number.value());
        }
        wrongKind(given, name, "a number that is known when compiling");
        return Optional.empty();
    }

    /** Whether {@code name} is true, which it is not if it is not given; nothing, after a message, if it is neither true nor false. */
    Optional<Boolean> flag(String name) {
        Optional<Double> number = number(name, 0);
        if (number.isPresent() && number.get() != 0 && number.get() != 1) {
            net.reporter()
                    .error(
                            get(name).span(),
                            DiagnosticCode.WRONG_KIND,
                            "`" + name + "` of `" + function + "` is `true` or `false`, not "
                                    + Meaning.Number.show(number.get()));
            return Optional.empty();
        }
        return number.map(value -> value == 1);
    }

    /** The whole number {@code name}; nothing, after a message, if it is none. */
    Optional<Integer> whole(String name, int otherwise) {
        return has(name) ? number(name, otherwise).flatMap(value -> whole(get(name), value)) : Optional.of(otherwise);
    }

    private Optional<Integer> whole(Given given, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
            return Optional.of((int) value);
        }
        net.reporter()
                .error(
                        given.span(),
                        DiagnosticCode.WRONG_KIND,
                        "a whole number is needed here, not " + Meaning.Number.show(value));
        return Optional.empty();
    }

    /** The tensor {@code name}, numbers as constants. */
    Optional<Value> value(String name) {
        return net.value(get(name));
    }

    /** The given {@code name} or list of them as whole numbers. */
    Optional<List<Integer>> wholes(String name) {
        Given given = get(name);
        List<Given> elements =
                given.meaning() instanceof Meaning.Sequence sequence ? sequence.elements() : List.of(given);
        List<Integer> result = new ArrayList<>();
        for (Given element : elements) {
            if (!(element.meaning() instanceof Meaning.Number number)) {
                wrongKind(element, name, "a whole number");
                return Optional.empty();
            }
            Optional<Integer> whole = whole(element, number.value());
            if (whole.isEmpty()) {
                return Optional.empty();
            }
            result.add(whole.get());
        }
        return Optional.of(result);
    }

    /** The axis {@code axis} of a tensor of that rank, counted from the end where it is negative. */
    Optional<Integer> axis(Given given, int axis, Value x) {
        int rank = x.type().rank();
        int fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart >= 0 && fromStart < rank) {
            return Optional.of(fromStart);
        }
        String axes = rank == 0 ? "it is a scalar" : "its axes are 0 to " + (rank - 1) + ", or -" + rank + " to -1";
        net.reporter()
                .error(
                        given.span(),
                        DiagnosticCode.AXIS,
                        "a tensor " + x.shape() + " has no axis " + axis + ": " + axes);
        return Optional.empty();
    }

    /** Makes {@code op} of the given. */
    Meaning apply(Op op, Given... operands) {
        return net.apply(op, span, operands);
    }

    /** Makes {@code op} of a value that no argument is. */
    Meaning apply(Op op, Value operand) {
        return apply(op, Given.of(new Meaning.Tensor(operand), span));
    }

    Meaning wrongKind(Given given, String name, String wanted) {
        return given.meaning().isBroken()
                ? Meaning.BROKEN
                : net.reporter()
                        .error(
                                given.span(),
                                DiagnosticCode.WRONG_KIND,
                                "`" + name + "` of `" + function + "` is " + wanted + ", not "
                                        + given.meaning().kind());
    }
}
