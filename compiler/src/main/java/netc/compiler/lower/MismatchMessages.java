package netc.compiler.lower;

import java.util.List;
import java.util.Optional;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Op;
import netc.compiler.ir.TypeResult;
import netc.compiler.ir.TypeResult.Mismatch;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.Dim;
import netc.compiler.type.ElementType;

/** Turns what a type rule says into a message that names both operands, both shapes and where they come from. */
final class MismatchMessages {
    private final NetContext net;

    MismatchMessages(NetContext net) {
        this.net = net;
    }

    /** Reports that {@code op}, applied at {@code at}, does not take {@code values}. */
    Meaning report(Op op, Mismatch mismatch, Span at, List<Given> operands, List<Value> values) {
        String left = show(operands, values, mismatch.left());
        String right = show(operands, values, mismatch.right());
        Value leftValue = values.get(mismatch.left());
        Diagnostic.Builder diagnostic = switch (mismatch.problem()) {
            case INNER_DIMENSION -> at(at, DiagnosticCode.MATMUL, "cannot multiply " + left + " by " + right);
            case BROADCAST ->
                at(
                        at,
                        DiagnosticCode.SHAPES_DIFFER,
                        op instanceof Contraction
                                ? "cannot multiply " + left + " by " + right
                                : "cannot combine " + left + " and " + right);
            case RANK -> at(at, DiagnosticCode.RANK, rank(op, mismatch, left, right));
            case AXIS -> at(at, DiagnosticCode.AXIS, left + " has no axis " + mismatch.leftAxis());
            case ELEMENT -> at(at, DiagnosticCode.ELEMENT_KIND, element(leftValue, left));
            case SIZE -> at(at, DiagnosticCode.RESHAPE_SIZE, size(op, leftValue, left));
            case BOUNDS -> at(at, DiagnosticCode.SLICE_BOUNDS, op + " lies outside " + left);
            case CLASSES ->
                at(at, DiagnosticCode.CLASS_COUNT_DIFFERS, classes(leftValue, values.get(mismatch.right())));
            case BATCH -> at(at, DiagnosticCode.WRONG_KIND, left + " is the same for all samples");
            case TOO_LARGE -> at(at, DiagnosticCode.TOO_LARGE, "the result has more than 2^31 - 1 elements");
        };
        markOperands(diagnostic, at, operands);
        explain(diagnostic, op, mismatch, values);
        net.reporter().report(diagnostic);
        return Meaning.BROKEN;
    }

    private Diagnostic.Builder at(Span span, DiagnosticCode code, String message) {
        return net.reporter().at(span, code, message);
    }

    private static String show(List<Given> operands, List<Value> values, int index) {
        Value value = values.get(index);
        return operands.get(index).text(index == 0 ? "the left side" : "the right side") + " " + value.shape();
    }

    private static String rank(Op op, Mismatch mismatch, String left, String right) {
        if (mismatch.left() != mismatch.right()) {
            return left + " and " + right + " do not have the numbers of axes that belong together";
        }
        return "`" + op + "` cannot take " + left + ": it has another number of axes";
    }

    private static String element(Value value, String text) {
        return value.type().isFloat()
                ? text + " is a tensor of numbers; a label is needed here"
                : text + " is a class, not a number";
    }

    private static String size(Op op, Value value, String text) {
        String to = op instanceof Layout.Reshape reshape
                ? reshape.to() + " with " + reshape.to().size()
                : "another";
        return "cannot reshape " + text + " with " + value.shape().size() + " elements to " + to;
    }

    private static String classes(Value scores, Value label) {
        int classes = label.type().element() instanceof ElementType.ClassIndex index ? index.classes() : 0;
        return "there are " + scores.shape().lastExtent() + " scores for " + classes + " classes";
    }

    private void markOperands(Diagnostic.Builder diagnostic, Span at, List<Given> operands) {
        for (Given operand : operands) {
            boolean apart = operand.span().end() <= at.start() || operand.span().start() >= at.end();
            if (apart && operand.span().source() == at.source() && !at.source().isLibrary()) {
                diagnostic.mark(operand.span());
            }
        }
    }

    /** Says where the two extents come from, and how a parameter would fit. */
    private void explain(Diagnostic.Builder diagnostic, Op op, Mismatch mismatch, List<Value> values) {
        Optional<Dim> left = dim(values, mismatch.left(), mismatch.leftAxis());
        Optional<Dim> right = dim(values, mismatch.right(), mismatch.rightAxis());
        boolean two = mismatch.left() != mismatch.right();
        if (left.isEmpty() || right.isEmpty() || !two) {
            return;
        }
        String what = mismatch.problem() == TypeResult.Problem.INNER_DIMENSION
                ? "the inner dimensions differ: "
                : "the dims differ: ";
        diagnostic.note(what + describe(left.get()) + " and " + describe(right.get()));
        Value weight = values.get(mismatch.right());
        if (op instanceof Contraction
                && weight.op() instanceof Leaf.Parameter parameter
                && !parameter.path().contains(".")) {
            diagnostic.help("did you mean  param " + parameter.path() + ": "
                    + weight.shape().with(mismatch.rightAxis(), left.get()));
        }
    }

    private static Optional<Dim> dim(List<Value> values, int operand, int axis) {
        Value value = values.get(operand);
        return axis >= 0 && axis < value.type().rank()
                ? Optional.of(value.shape().dim(axis))
                : Optional.empty();
    }

    private String describe(Dim dim) {
        Span origin = dim.origin();
        if (origin == null || origin.isNone() || origin.source().isLibrary()) {
            return dim.toString();
        }
        return dim + " (" + net.describe(origin) + ")";
    }
}
