package netc.compiler.ast;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression on one line, with every operator in parentheses. */
enum ExpressionPrinter implements Expression.Visitor<String> {
    INSTANCE;

    private String print(Expression expression) {
        return expression.accept(this);
    }

    @Override
    public String number(Expression.Number e) {
        return e.span().text();
    }

    @Override
    public String duration(Expression.Duration e) {
        return print(e.number()) + " " + e.unit().word(e.number().value());
    }

    @Override
    public String text(Expression.Text e) {
        return "\"" + e.value() + "\"";
    }

    @Override
    public String list(Expression.ListLiteral e) {
        return e.elements().stream().map(this::print).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String ellipsis(Expression.Ellipsis e) {
        return "...";
    }

    @Override
    public String reference(Expression.Reference e) {
        return e.name().text();
    }

    @Override
    public String call(Expression.Call e) {
        return e.function() + arguments(e.arguments());
    }

    private String arguments(List<Argument> arguments) {
        return arguments.stream()
                .map(a -> a.name().map(n -> n + " = ").orElse("") + print(a.value()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String negation(Expression.Negation e) {
        return "(-" + print(e.operand()) + ")";
    }

    @Override
    public String power(Expression.Power e) {
        return "(" + print(e.base()) + " ^ " + print(e.exponent()) + ")";
    }

    @Override
    public String chain(Expression.Chain e) {
        StringBuilder out = new StringBuilder("(").append(print(e.first()));
        e.links()
                .forEach(link -> out.append(' ')
                        .append(link.operator().symbol())
                        .append(' ')
                        .append(print(link.operand())));
        return out.append(')').toString();
    }

    @Override
    public String pipeline(Expression.Pipeline e) {
        StringBuilder out = new StringBuilder("(").append(print(e.source()));
        e.stages().forEach(stage -> out.append(" |> ").append(print(stage)));
        return out.append(')').toString();
    }
}
