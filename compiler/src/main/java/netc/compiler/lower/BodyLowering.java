package netc.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Item;
import netc.compiler.ast.Name;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Network;
import netc.compiler.source.Span;
import netc.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Lowers the statements that nets, layers and repeats have in common. */
final class BodyLowering {
    private final NetContext net;
    private final Module module;
    private final String path;
    private final boolean isNet;
    private final Map<String, Integer> turns = new HashMap<>();
    private Scope scope;
    private int repeats;

    /**
     * @param scope where names are bound
     * @param path below which parameters are put
     * @param isNet whether this is the body of a net, whose statements give names to what they make
     */
    BodyLowering(NetContext net, Module module, Scope scope, String path, boolean isNet) {
        this.net = net;
        this.module = module;
        this.scope = scope;
        this.path = path;
        this.isNet = isNet;
    }

    Scope scope() {
        return scope;
    }

    /** Lowers the body of a layer; the result is what it returns. */
    Meaning layer(Item.Layer layer) {
        announce(layer.body());
        @Nullable Meaning result = null;
        int errors = net.reporter().errorCount();
        for (Statement statement : layer.body()) {
            if (result != null) {
                return net.reporter()
                        .error(statement.span(), DiagnosticCode.RETURN, "nothing can follow the `return` of a layer");
            }
            if (statement instanceof Statement.Return returned) {
                result = expressions("", returned.value()).lower(returned.value());
            } else {
                common(statement);
            }
        }
        if (result == null) {
            return net.reporter()
                    .error(
                            layer.name().span(),
                            DiagnosticCode.RETURN,
                            "layer `" + layer.name() + "` returns nothing",
                            "end it with  return x");
        }
        return net.reporter().errorCount() > errors ? Meaning.BROKEN : result;
    }

    /** Notes the names that the statements bind, so that a use that is too early can be told from an unknown name. */
    void announce(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Binding binding) {
                announce(binding.name());
            } else if (statement instanceof Statement.Param param) {
                announce(param.name());
            } else if (statement instanceof Statement.Constant constant) {
                announce(constant.name());
            } else if (statement instanceof Statement.Input input) {
                announce(input.name());
            } else if (statement instanceof Statement.Output output) {
                announce(output.name());
            }
        }
    }

    private void announce(Name name) {
        scope.announce(name.text(), name.span());
    }

    /** Lowers a const, param, binding or repeat. */
    void common(Statement statement) {
        if (net.isFull(statement.span())) {
            return;
        }
        if (statement instanceof Statement.Constant constant) {
            constant(constant);
            net.usage().declare(scope.find(constant.name().text()).orElseThrow());
        } else if (statement instanceof Statement.Param param) {
            param(param);
        } else if (statement instanceof Statement.Binding binding) {
            binding(binding);
        } else if (statement instanceof Statement.Repeat repeat) {
            new RepeatLowering(net, this).lower(repeat);
        }
    }

    /** Lowers a const; at file level nobody asks whether this net reads it. */
    void constant(Statement.Constant constant) {
        Meaning written = expressions("", constant.value()).lower(constant.value());
        Meaning value = net.constants().override(constant, written, net.reporter());
        if (value instanceof Meaning.Tensor) {
            value = net.reporter()
                    .error(
                            constant.value().span(),
                            DiagnosticCode.WRONG_KIND,
                            "a const is known when compiling, and this is " + value.kind(),
                            "write  " + constant.name() + " = …  without `const`");
        }
        Meaning plain = value instanceof Meaning.Number number ? Meaning.Number.of(number.value()) : value;
        define(constant.name(), Scope.Sort.CONST, plain);
    }

    private void param(Statement.Param param) {
        String name = indexed(param.name().text());
        if (isNet) {
            net.statement(name);
        }
        ExpressionLowering expressions = new ExpressionLowering(net, module, scope, ParameterPaths.NONE, false);
        List<Given> dims =
                param.shape().elements().stream().map(expressions::given).toList();
        Optional<Shape> shape = new Dims(net).shape(dims);
        Optional<Network.Initializer> initializer = param.initialiser()
                .map(e -> Recipes.initializer(Given.of(expressions.recipe(e), e.span()), net.reporter()))
                .orElse(Optional.of(Recipes.ZEROS));
        Meaning meaning = shape.isEmpty() || initializer.isEmpty()
                ? Meaning.BROKEN
                : new Parameters(net)
                        .declare(ParameterPaths.join(path, name), shape.get(), initializer.get(), param.span());
        describeDims(param, dims);
        define(param.name(), Scope.Sort.PARAM, meaning);
        summarize(
                name,
                "param",
                meaning,
                param.span(),
                meaning.isBroken() ? 0 : shape.orElseThrow().size());
    }

    private void describeDims(Statement.Param param, List<Given> dims) {
        dims.forEach(dim -> net.describeDim(dim.span(), "param " + param.name()));
    }

    private void binding(Statement.Binding binding) {
        String name = indexed(binding.name().text());
        bindValue(binding.name(), name, binding.value(), Scope.Sort.BINDING, binding.span());
        net.usage().declare(scope.find(binding.name().text()).orElseThrow());
    }

    /** Lowers {@code value} and binds it to {@code name}, which parameter paths write as {@code indexed}. */
    Meaning bindValue(Name name, String indexed, Expression value, Scope.Sort sort, Span span) {
        if (isNet) {
            net.statement(indexed);
        }
        long before = net.parameterCount();
        Meaning meaning = expressions(indexed, value).lower(value);
        define(name, sort, meaning);
        summarize(indexed, value.span().text(), meaning, span, net.parameterCount() - before);
        return meaning;
    }

    private void summarize(String name, String operation, Meaning meaning, Span span, long parameters) {
        if (isNet && meaning instanceof Meaning.Tensor tensor) {
            String text = operation
                    .lines()
                    .map(String::strip)
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            net.summarize(new Network.SummaryRow(name, text, tensor.value().type(), parameters, span));
        }
    }

    private ExpressionLowering expressions(String name, Expression expression) {
        ParameterPaths paths =
                ParameterPaths.of(ParameterPaths.join(path, name), expression, new Owners(module, scope));
        return new ExpressionLowering(net, module, scope, paths, false);
    }

    /** For the expressions of a {@code repeat}'s bounds. */
    Given given(Expression expression) {
        return expressions("", expression).given(expression);
    }

    /** The name with the number of its binding if it is bound inside a repeat. */
    private String indexed(String name) {
        return repeats == 0 ? name : name + "[" + (turns.merge(name, 1, Integer::sum) - 1) + "]";
    }

    /** Lowers one turn of a repeat. */
    void turn(Statement.Repeat repeat, double number) {
        Scope outer = scope;
        scope = new Scope(outer);
        repeats++;
        repeat.counter().ifPresent(c -> define(c.name(), Scope.Sort.COUNTER, Meaning.Number.of(number)));
        repeat.body().forEach(this::common);
        repeats--;
        scope = outer;
    }

    /** Binds a name; inside a repeat a value of an enclosing scope may be bound again, once per turn. */
    void define(Name name, Scope.Sort sort, Meaning meaning) {
        Scope.Symbol symbol = new Scope.Symbol(name.text(), sort, meaning, name.span());
        Optional<Scope.Symbol> known = scope.find(name.text());
        boolean again = known.isPresent()
                && repeats > 0
                && !scope.owns(name.text())
                && sort == Scope.Sort.BINDING
                && known.get().sort() == Scope.Sort.BINDING;
        boolean sound = again ? scope.rebind(symbol) : known.isEmpty();
        if (sound) {
            if (!again) {
                scope.define(symbol);
            }
            return;
        }
        boolean twice = again || scope.owns(name.text());
        Diagnostic.Builder diagnostic = net.reporter()
                .at(
                        name.span(),
                        repeats > 0 ? DiagnosticCode.REBINDING : DiagnosticCode.DUPLICATE_NAME,
                        "`" + name + "` is already bound" + (repeats > 0 && twice ? " in this turn" : ""));
        known.filter(k -> !k.span().isNone() && !k.span().equals(name.span()))
                .ifPresent(k -> diagnostic.site(k.span(), "it is " + k.sort()));
        diagnostic.help("a name is bound once; only `repeat` may bind again what `name =` bound before it");
        net.reporter().report(diagnostic);
    }
}
