package netc.compiler.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.Span;
import netc.grammar.NetBaseVisitor;
import netc.grammar.NetLexer;
import netc.grammar.NetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes expressions of ANTLR's tree. */
final class ExpressionBuilder extends NetBaseVisitor<Expression> {
    private final Names names;
    private final ErrorLog log;

    ExpressionBuilder(Names names, ErrorLog log) {
        this.names = names;
        this.log = log;
    }

    @Override
    public Expression visitExpression(NetParser.ExpressionContext c) {
        Expression first = visit(c.comparison());
        if (c.stage().isEmpty()) {
            return first;
        }
        new PipelineMix(names, log).check(c, first);
        List<Expression.Call> stages = c.stage().stream().map(this::stage).toList();
        return new Expression.Pipeline(first, stages, names.span(c));
    }

    private Expression.Call stage(NetParser.StageContext c) {
        return call(names.plain(c.name()), c.arguments(), names.span(c));
    }

    @Override
    public Expression visitComparison(NetParser.ComparisonContext c) {
        if (c.sum().size() > 2) {
            log.report(Diagnostic.at(
                            names.span(c.comparisonOperator(1)),
                            DiagnosticCode.COMPARISON_CHAIN,
                            "comparisons cannot be chained")
                    .mark(names.span(c.comparisonOperator(0)))
                    .help("both hold where the product is 1:  (a < b) * (b < c)"));
        }
        return chain(c, c.sum(), c.comparisonOperator());
    }

    @Override
    public Expression visitSum(NetParser.SumContext c) {
        return chain(c, c.product(), c.sumOperator());
    }

    @Override
    public Expression visitProduct(NetParser.ProductContext c) {
        return chain(c, c.prefix(), c.productOperator());
    }

    private Expression chain(
            ParserRuleContext whole,
            List<? extends ParserRuleContext> operands,
            List<? extends ParserRuleContext> operators) {
        Expression first = visit(operands.get(0));
        if (operators.isEmpty()) {
            return first;
        }
        List<Expression.Chain.Link> links = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            Token operator = operators.get(i).start;
            links.add(new Expression.Chain.Link(
                    Operator.of(operator.getText()), names.span(operator), visit(operands.get(i + 1))));
        }
        return new Expression.Chain(first, links, names.span(whole));
    }

    @Override
    public Expression visitPrefix(NetParser.PrefixContext c) {
        return c.prefix() == null ? visit(c.power()) : new Expression.Negation(visit(c.prefix()), names.span(c));
    }

    @Override
    public Expression visitPower(NetParser.PowerContext c) {
        Expression base = visit(c.primary());
        return c.prefix() == null
                ? base
                : new Expression.Power(
                        base, visit(c.prefix()), names.span(c.POWER().getSymbol()), names.span(c));
    }

    @Override
    public Expression visitNumber(NetParser.NumberContext c) {
        Token token = c.NUMBER().getSymbol();
        double value = Double.parseDouble(token.getText());
        if (Double.isInfinite(value)) {
            log.report(Diagnostic.at(
                    names.span(token),
                    DiagnosticCode.NUMBER_RANGE,
                    Tokens.quote(token) + " is too large for a number"));
        }
        Expression.Number number = new Expression.Number(value, names.span(token));
        if (c.unit() == null) {
            return number;
        }
        int unit = c.unit().start.getType();
        boolean epochs = unit == NetLexer.EPOCH || unit == NetLexer.EPOCHS;
        return new Expression.Duration(
                number, epochs ? Expression.Duration.Unit.EPOCHS : Expression.Duration.Unit.STEPS, names.span(c));
    }

    @Override
    public Expression visitString(NetParser.StringContext c) {
        return text(c.STRING().getSymbol());
    }

    /** The string literal {@code token} without its quotes. */
    Expression.Text text(Token token) {
        String quoted = token.getText();
        return new Expression.Text(quoted.substring(1, quoted.length() - 1), names.span(token));
    }

    @Override
    public Expression visitReference(NetParser.ReferenceContext c) {
        Name name = names.plain(c.readable());
        return c.arguments() == null ? new Expression.Reference(name) : call(name, c.arguments(), names.span(c));
    }

    @Override
    public Expression visitList(NetParser.ListContext c) {
        return shape(c.shape());
    }

    /** The list or shape {@code c}. */
    Expression.ListLiteral shape(NetParser.ShapeContext c) {
        return new Expression.ListLiteral(c.dim().stream().map(this::visit).toList(), names.span(c));
    }

    @Override
    public Expression visitDim(NetParser.DimContext c) {
        return c.expression() == null ? new Expression.Ellipsis(names.span(c)) : visit(c.expression());
    }

    @Override
    public Expression visitGrouped(NetParser.GroupedContext c) {
        return visit(c.expression());
    }

    private Expression.Call call(Name function, NetParser.@Nullable ArgumentsContext arguments, Span span) {
        if (arguments == null) {
            return new Expression.Call(function, List.of(), span);
        }
        Span bracket = names.span(arguments.start);
        if (bracket.line() != function.span().line()) {
            log.report(Diagnostic.at(
                            bracket,
                            DiagnosticCode.CONTINUED_CALL,
                            "this continues line " + function.span().line())
                    .site(function.span(), "`(` here makes a call of `" + function + "`")
                    .help("write the `(` on the line of `" + function + "`"));
        }
        List<Argument> list = arguments.argument().stream().map(this::argument).toList();
        checkOrder(list);
        return new Expression.Call(function, list, span);
    }

    private Argument argument(NetParser.ArgumentContext c) {
        Optional<Name> name = Optional.ofNullable(c.anyName()).map(n -> names.of(n, "an argument"));
        return new Argument(name, visit(c.expression()), names.span(c));
    }

    private void checkOrder(List<Argument> arguments) {
        for (int i = 1; i < arguments.size(); i++) {
            Argument before = arguments.get(i - 1);
            if (arguments.get(i).name().isEmpty() && before.name().isPresent()) {
                log.report(Diagnostic.at(
                                arguments.get(i).span(),
                                DiagnosticCode.ARGUMENT_ORDER,
                                "a positional argument cannot follow a named one")
                        .mark(before.span())
                        .help("name it, or put it before  " + before.name().get() + " ="));
                return;
            }
        }
    }
}
