package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.ast.Argument;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Name;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Unary;
import netc.compiler.source.Span;

/** Finds out what the expressions of one statement mean. */
final class ExpressionLowering implements Expression.Visitor<Meaning> {
    private final NetContext net;
    private final Module module;
    private final Scope scope;
    private final ParameterPaths paths;
    private final boolean after;

    /**
     * @param paths where the layers that the statement calls put their parameters
     * @param after whether the statement is lowered after those that follow it in the text, as losses are
     */
    ExpressionLowering(NetContext net, Module module, Scope scope, ParameterPaths paths, boolean after) {
        this.net = net;
        this.module = module;
        this.scope = scope;
        this.paths = paths;
        this.after = after;
    }

    Meaning lower(Expression expression) {
        return expression.accept(this);
    }

    Given given(Expression expression) {
        return Given.of(lower(expression), expression.span());
    }

    /** The arguments of a call; in these, and only here, a name may be that of a function or recipe. */
    List<Given> arguments(List<Argument> arguments) {
        List<Given> givens = new ArrayList<>();
        for (Argument argument : arguments) {
            givens.add(new Given(
                    argument.name(),
                    argument(argument.value()),
                    argument.value().span()));
        }
        return givens;
    }

    /** An argument or the default of a parameter. */
    Meaning argument(Expression expression) {
        if (expression instanceof Expression.Reference reference
                && scope.find(reference.name().text()).isEmpty()) {
            Optional<Function> function = module.function(reference.name().text());
            if (function.isPresent()) {
                return new Meaning.FunctionName(function.get());
            }
            if (Recipes.isKnown(reference.name().text())) {
                return new Meaning.Recipe(reference.name(), List.of(), reference.span());
            }
        }
        boolean recipe = expression instanceof Expression.Call call
                && Recipes.isKnown(call.function().text())
                && module.function(call.function().text()).isEmpty();
        return recipe ? recipe(expression) : lower(expression);
    }

    /** An expression where an initialiser, optimiser or rate is expected: a bare name is a call with defaults. */
    Meaning recipe(Expression expression) {
        if (expression instanceof Expression.Call call) {
            return new Meaning.Recipe(call.function(), arguments(call.arguments()), call.span());
        }
        boolean bare = expression instanceof Expression.Reference reference
                && scope.find(reference.name().text()).isEmpty();
        return bare
                ? new Meaning.Recipe(((Expression.Reference) expression).name(), List.of(), expression.span())
                : lower(expression);
    }

    @Override
    public Meaning number(Expression.Number e) {
        return Meaning.Number.of(e.value());
    }

    @Override
    public Meaning duration(Expression.Duration e) {
        return new Meaning.Duration(e.number().value(), e.unit() == Expression.Duration.Unit.EPOCHS);
    }

    @Override
    public Meaning text(Expression.Text e) {
        return new Meaning.Text(e.value());
    }

    @Override
    public Meaning list(Expression.ListLiteral e) {
        List<Given> elements = e.elements().stream().map(this::given).toList();
        boolean broken = elements.stream().anyMatch(g -> g.meaning().isBroken());
        return broken ? Meaning.BROKEN : new Meaning.Sequence(elements);
    }

    @Override
    public Meaning ellipsis(Expression.Ellipsis e) {
        return net.reporter()
                .error(
                        e.span(),
                        DiagnosticCode.BAD_SHAPE,
                        "`...` stands only for the leading dims of a layer's parameter");
    }

    @Override
    public Meaning reference(Expression.Reference e) {
        Name name = e.name();
        Optional<Scope.Symbol> symbol = scope.find(name.text());
        if (symbol.isEmpty()) {
            return unknown(name);
        }
        net.usage().use(symbol.get());
        Span bound = symbol.get().span();
        if (after
                && bound.source() == name.span().source()
                && bound.start() > name.span().start()) {
            return tooEarly(name, bound);
        }
        return symbol.get().meaning();
    }

    private Meaning tooEarly(Name name, Span bound) {
        net.reporter()
                .report(net.reporter()
                        .at(name.span(), DiagnosticCode.USED_TOO_EARLY, "`" + name + "` is used before it is bound")
                        .site(bound, "bound here"));
        return Meaning.BROKEN;
    }

    private Meaning unknown(Name name) {
        Optional<Span> later = scope.announced(name.text());
        if (later.isPresent()) {
            return tooEarly(name, later.get());
        }
        if (module.function(name.text()).isPresent()) {
            return net.reporter()
                    .error(
                            name.span(),
                            DiagnosticCode.FUNCTION_AS_VALUE,
                            "`" + name + "` is a function, not a value",
                            "call it:  " + name + "(x)  or  x |> " + name);
        }
        Diagnostic.Builder diagnostic =
                net.reporter().at(name.span(), DiagnosticCode.UNKNOWN_NAME, "there is no value `" + name + "` here");
        net.reporter().report(net.reporter().suggest(diagnostic, name.text(), scope::names));
        return Meaning.BROKEN;
    }

    @Override
    public Meaning call(Expression.Call e) {
        return call(e, Optional.empty());
    }

    private Meaning call(Expression.Call e, Optional<Given> piped) {
        List<Given> givens = new ArrayList<>(arguments(e.arguments()));
        piped.ifPresent(given -> givens.add(0, given));
        Optional<Function> function = callee(e.function());
        if (function.isEmpty() || givens.stream().anyMatch(g -> g.meaning().isBroken())) {
            return Meaning.BROKEN;
        }
        return new CallLowering(net).call(function.get(), givens, e.span(), paths.of(e));
    }

    private Optional<Function> callee(Name name) {
        Optional<Scope.Symbol> symbol = scope.find(name.text());
        if (symbol.isPresent() && symbol.get().meaning() instanceof Meaning.FunctionName handed) {
            net.usage().use(symbol.get());
            return Optional.of(handed.function());
        }
        Optional<Function> function = module.function(name.text());
        if (function.isEmpty() && module.isIncomplete()) {
            net.broken();
        } else if (function.isEmpty()) {
            unknownFunction(name, symbol);
        }
        return function;
    }

    private void unknownFunction(Name name, Optional<Scope.Symbol> symbol) {
        if (symbol.isPresent() && symbol.get().meaning().isBroken()) {
            return;
        }
        Diagnostic.Builder diagnostic = net.reporter()
                .at(name.span(), DiagnosticCode.UNKNOWN_FUNCTION, "there is no layer or function `" + name + "`");
        if (symbol.isPresent()) {
            diagnostic.note("`" + name + "` is " + symbol.get().sort() + ", which cannot be called");
        } else if (Recipes.isKnown(name.text())) {
            diagnostic.note("`" + name + "` stands only where " + Recipes.position(name.text()) + " is expected");
        }
        net.reporter().report(net.reporter().suggest(diagnostic, name.text(), module::functionNames));
    }

    @Override
    public Meaning pipeline(Expression.Pipeline e) {
        Given piped = given(e.source());
        for (Expression.Call stage : e.stages()) {
            Meaning result = call(stage, Optional.of(piped));
            piped = Given.of(result, e.source().span().to(stage.span()));
        }
        return piped.meaning();
    }

    @Override
    public Meaning negation(Expression.Negation e) {
        Given operand = given(e.operand());
        return operand.meaning().isBroken() ? Meaning.BROKEN : new Arithmetic(net).unary(Unary.NEG, operand, e.span());
    }

    @Override
    public Meaning power(Expression.Power e) {
        Given base = given(e.base());
        Given exponent = given(e.exponent());
        boolean broken = base.meaning().isBroken() || exponent.meaning().isBroken();
        return broken ? Meaning.BROKEN : new Arithmetic(net).power(base, exponent, e.operator());
    }

    @Override
    public Meaning chain(Expression.Chain e) {
        Given left = given(e.first());
        for (Expression.Chain.Link link : e.links()) {
            Given right = given(link.operand());
            boolean broken = left.meaning().isBroken() || right.meaning().isBroken();
            Meaning result =
                    broken ? Meaning.BROKEN : new Arithmetic(net).binary(link.operator(), left, right, link.at());
            left = Given.of(result, e.first().span().to(link.operand().span()));
        }
        return left.meaning();
    }
}
