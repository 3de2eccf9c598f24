package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ast.Argument;
import netc.compiler.ast.Expression;

/** Collects the calls, and the names that are read, in an expression. */
final class Calls implements Expression.Visitor<Void> {
    private final List<Expression.Call> calls = new ArrayList<>();
    private final List<Expression.Reference> references = new ArrayList<>();

    private Calls() {}

    /** The calls in {@code expression}, stages of pipelines included. */
    static List<Expression.Call> in(Expression expression) {
        Calls collector = new Calls();
        collector.visit(expression);
        return collector.calls;
    }

    /** The names without brackets in {@code expression}. */
    static List<Expression.Reference> referencesIn(Expression expression) {
        Calls collector = new Calls();
        collector.visit(expression);
        return collector.references;
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private Void visit(Expression... expressions) {
        for (Expression expression : expressions) {
            expression.accept(this);
        }
        return null;
    }

    @Override
    public Void number(Expression.Number e) {
        return visit();
    }

    @Override
    public Void duration(Expression.Duration e) {
        return visit();
    }

    @Override
    public Void text(Expression.Text e) {
        return visit();
    }

    @Override
    public Void list(Expression.ListLiteral e) {
        return visit(e.elements().toArray(Expression[]::new));
    }

    @Override
    public Void ellipsis(Expression.Ellipsis e) {
        return visit();
    }

    @Override
    public Void reference(Expression.Reference e) {
        references.add(e);
        return visit();
    }

    @Override
    public Void call(Expression.Call e) {
        calls.add(e);
        return visit(e.arguments().stream().map(Argument::value).toArray(Expression[]::new));
    }

    @Override
    public Void negation(Expression.Negation e) {
        return visit(e.operand());
    }

    @Override
    public Void power(Expression.Power e) {
        return visit(e.base(), e.exponent());
    }

    @Override
    public Void chain(Expression.Chain e) {
        visit(e.first());
        e.links().forEach(link -> visit(link.operand()));
        return visit();
    }

    @Override
    public Void pipeline(Expression.Pipeline e) {
        visit(e.source());
        return visit(e.stages().toArray(Expression[]::new));
    }
}
