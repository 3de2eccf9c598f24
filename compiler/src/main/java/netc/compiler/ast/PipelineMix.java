package netc.compiler.ast;

import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;
import netc.grammar.NetParser;

/**
 * Reports pipelines that mix with operators without parentheses.
 *
 * <p>Reading {@code h + x |> f} silently as {@code (h + x) |> f} would drop residual links.
 */
final class PipelineMix {
    private static final int LONGEST_HELP = 100;

    private final Names names;
    private final ErrorLog log;

    PipelineMix(Names names, ErrorLog log) {
        this.names = names;
        this.log = log;
    }

    /** Checks the pipeline {@code c}, whose source is {@code first}. */
    void check(NetParser.ExpressionContext c, Expression first) {
        if (!isGrouped(c)) {
            if (first instanceof Expression.Chain chain) {
                Expression.Chain.Link last = chain.links().get(chain.links().size() - 1);
                before(c, first, last.at(), last.operand().span());
            } else if (first instanceof Expression.Power power) {
                before(c, first, power.operator(), power.exponent().span());
            } else if (first instanceof Expression.Negation negation) {
                Span minus = first.span()
                        .source()
                        .span(first.span().start(), first.span().start() + 1);
                before(c, first, minus, negation.operand().span());
            }
        }
        if (!c.mixed().isEmpty()) {
            after(c, c.mixed(0));
        }
    }

    /** Whether parentheses already stand around the source of the pipeline. */
    private static boolean isGrouped(NetParser.ExpressionContext c) {
        NetParser.ComparisonContext comparison = c.comparison();
        NetParser.SumContext sum = comparison.sum(0);
        NetParser.PrefixContext prefix = sum.product(0).prefix(0);
        return comparison.sum().size() == 1
                && sum.product().size() == 1
                && sum.product(0).prefix().size() == 1
                && prefix.power() != null
                && prefix.power().prefix() == null;
    }

    private void before(NetParser.ExpressionContext c, Expression first, Span operator, Span operand) {
        SourceText source = operator.source();
        Span stages = source.span(
                first.span().end(), names.span(c.stage(c.stage().size() - 1)).end());
        String head = source.slice(first.span().start(), operand.start());
        Diagnostic.Builder diagnostic = Diagnostic.at(
                        operator,
                        DiagnosticCode.PIPELINE_MIX,
                        "`" + operator.text() + "` and `|>` need parentheses to say which comes first")
                .mark(names.span(c.PIPE(0).getSymbol()));
        log.report(help(
                diagnostic,
                "(" + first.span().text() + ")" + stages.text(),
                head + "(" + operand.text() + stages.text() + ")"));
    }

    private void after(NetParser.ExpressionContext c, NetParser.MixedContext mixed) {
        Span operator = names.span(mixed.anyOperator());
        SourceText source = operator.source();
        Span pipeline = source.span(names.span(c).start(), operator.start());
        String rest = source.slice(operator.start(), names.span(c).end());
        Diagnostic.Builder diagnostic = Diagnostic.at(
                        operator,
                        DiagnosticCode.PIPELINE_MIX,
                        "`" + operator.text() + "` after a pipeline needs parentheses around the pipeline")
                .mark(names.span(c.PIPE(0).getSymbol()));
        log.report(help(diagnostic, "(" + pipeline.text().strip() + ") " + rest, ""));
    }

    private static Diagnostic.Builder help(Diagnostic.Builder diagnostic, String one, String other) {
        String both = one + other;
        if (both.length() > LONGEST_HELP || both.contains("\n")) {
            return diagnostic.help("put parentheses around the part that comes first");
        }
        return diagnostic.help(other.isEmpty() ? "write  " + one : "write  " + one + "  or  " + other);
    }
}
