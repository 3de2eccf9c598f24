package netc.compiler.lower;

import java.util.List;
import java.util.Optional;
import netc.compiler.ast.AstPrinter;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Parameter;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;

/** Matches tensors with the shapes of a layer's parameters, and binds the names of dims. */
final class ShapePattern {
    private final NetContext net;
    private final Function.Layer layer;
    private final Scope scope;

    ShapePattern(NetContext net, Function.Layer layer, Scope scope) {
        this.net = net;
        this.layer = layer;
        this.scope = scope;
    }

    /** The tensor that is given for {@code parameter}; nothing, after a message, if it does not fit. */
    Optional<Meaning> match(Parameter parameter, Expression.ListLiteral pattern, Given given) {
        Optional<Value> value = net.value(given);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Shape shape = value.get().shape();
        List<Expression> dims = pattern.elements();
        boolean open = !dims.isEmpty() && dims.get(0) instanceof Expression.Ellipsis;
        int named = dims.size() - (open ? 1 : 0);
        if (!isPattern(dims.subList(dims.size() - named, dims.size()))) {
            return Optional.empty();
        }
        if (open ? shape.rank() < named : shape.rank() != named) {
            String axes = (open ? "at least " : "") + named + (named == 1 ? " axis" : " axes");
            return mismatch(parameter, pattern, given, shape, "it needs " + axes + ", and there are " + shape.rank());
        }
        for (int i = 0; i < named; i++) {
            int axis = shape.rank() - named + i;
            Expression dim = dims.get(dims.size() - named + i);
            Optional<String> problem = matchDim(dim, shape.dim(axis), axis);
            if (problem.isPresent()) {
                return mismatch(parameter, pattern, given, shape, problem.get());
            }
        }
        return Optional.of(new Meaning.Tensor(value.get()));
    }

    /** What is wrong with the dim; nothing if it fits. */
    private Optional<String> matchDim(Expression pattern, Dim dim, int axis) {
        if (pattern instanceof Expression.Reference reference) {
            Optional<Scope.Symbol> known = scope.find(reference.name().text());
            if (known.isEmpty()) {
                Meaning number = new Meaning.Number(dim.extent(), dim.origin());
                scope.define(new Scope.Symbol(reference.name().text(), Scope.Sort.DIM, number, reference.span()));
                return Optional.empty();
            }
            return compare(reference.name().text(), known.get().meaning(), dim, axis);
        }
        double number = ((Expression.Number) pattern).value();
        return compare("", Meaning.Number.of(number), dim, axis);
    }

    /** Whether each is a name or a number; says so if not. */
    private boolean isPattern(List<Expression> dims) {
        for (Expression dim : dims) {
            if (!(dim instanceof Expression.Reference) && !(dim instanceof Expression.Number)) {
                net.reporter()
                        .error(
                                dim.span(),
                                DiagnosticCode.BAD_SHAPE,
                                "a dim of a parameter is a name, a number or a leading `...`");
                return false;
            }
        }
        return true;
    }

    private static Optional<String> compare(String name, Meaning known, Dim dim, int axis) {
        if (!(known instanceof Meaning.Number number)) {
            return Optional.of("`" + name + "` is " + known.kind() + ", not a number");
        }
        String expected = (name.isEmpty() ? "" : name + " = ") + Meaning.Number.show(number.value());
        return number.value() == dim.extent()
                ? Optional.empty()
                : Optional.of("axis " + axis + " is " + dim + ", not " + expected);
    }

    private Optional<Meaning> mismatch(
            Parameter parameter, Expression pattern, Given given, Shape shape, String reason) {
        Span span = given.span();
        Diagnostic.Builder diagnostic = Diagnostic.at(
                        net.reporter().userSpan(span),
                        DiagnosticCode.ARGUMENT_SHAPE,
                        "`" + layer.name() + "` takes " + parameter.name() + ": " + AstPrinter.print(pattern) + ", not "
                                + shape)
                .note(reason)
                .site(parameter.span(), "the parameter");
        net.reporter().report(diagnostic);
        return Optional.empty();
    }
}
