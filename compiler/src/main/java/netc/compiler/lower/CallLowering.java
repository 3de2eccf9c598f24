package netc.compiler.lower;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Parameter;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.Span;

/** Expands calls. */
final class CallLowering {
    /** How deep calls of layers may nest. */
    static final int MAX_DEPTH = 64;

    private final NetContext net;

    CallLowering(NetContext net) {
        this.net = net;
    }

    /** The result of a call whose arguments are sound; parameters of the layer get paths below {@code path}. */
    Meaning call(Function function, List<Given> givens, Span span, String path) {
        if (function instanceof Function.Layer layer) {
            return layer(layer, givens, span, path);
        }
        Intrinsic intrinsic = ((Function.Primitive) function).intrinsic();
        return intrinsic
                .signature()
                .bind(givens, span, net.reporter())
                .map(bound -> intrinsic.body().apply(new IntrinsicCall(net, function.name(), bound, span)))
                .orElse(Meaning.BROKEN);
    }

    private Meaning layer(Function.Layer layer, List<Given> givens, Span span, String path) {
        if (layer.item().broken()) {
            return net.broken();
        }
        if (isRecursive(layer, span)) {
            return Meaning.BROKEN;
        }
        if (!net.takeTurn(span)) {
            return Meaning.BROKEN;
        }
        if (net.reporter().frames().size() >= MAX_DEPTH) {
            return net.reporter()
                    .error(
                            span,
                            DiagnosticCode.CALL_DEPTH,
                            "calls of layers are nested more than " + MAX_DEPTH + " deep");
        }
        Optional<Map<String, Given>> bound = Signature.of(layer.item()).bind(givens, span, net.reporter());
        if (bound.isEmpty() || (layer.isLibrary() && !new LogitsCheck(net).accepts(layer.name(), bound.get()))) {
            return Meaning.BROKEN;
        }
        Scope scope = new Scope(net.fileScope(layer.module()));
        net.reporter().enter(layer, span);
        try {
            return bindParameters(layer, bound.get(), scope)
                    ? new BodyLowering(net, layer.module(), scope, path, false).layer(layer.item())
                    : Meaning.BROKEN;
        } finally {
            net.reporter().leave();
        }
    }

    private boolean isRecursive(Function.Layer layer, Span span) {
        boolean inside = false;
        List<String> circle = new ArrayList<>();
        for (Iterator<Reporter.Frame> i = net.reporter().frames().descendingIterator(); i.hasNext(); ) {
            Reporter.Frame frame = i.next();
            inside |= frame.layer().isSameAs(layer);
            if (inside) {
                circle.add(frame.layer().name());
            }
        }
        if (inside) {
            circle.add(layer.name());
            net.reporter()
                    .report(Diagnostic.at(
                                    net.reporter().userSpan(span),
                                    DiagnosticCode.RECURSION,
                                    "layer `" + layer.name() + "` calls itself")
                            .note("the circle: " + String.join(" -> ", circle))
                            .help("a fixed number of turns is written  repeat 4 { … }"));
        }
        return inside;
    }

    private boolean bindParameters(Function.Layer layer, Map<String, Given> bound, Scope scope) {
        boolean sound = true;
        ShapePattern pattern = new ShapePattern(net, layer, scope);
        ExpressionLowering defaults = new ExpressionLowering(net, layer.module(), scope, ParameterPaths.NONE, false);
        for (Parameter parameter : layer.item().parameters()) {
            Given given = bound.get(parameter.name().text());
            if (given == null) {
                given = parameter
                        .defaultValue()
                        .map(value -> Given.of(defaults.argument(value), value.span()))
                        .orElseThrow();
            }
            Optional<Meaning> meaning = parameter.shape().isPresent()
                    ? pattern.match(parameter, parameter.shape().get(), given)
                    : Optional.of(located(given));
            sound &= meaning.isPresent() && !meaning.get().isBroken() && isNew(parameter, scope);
            scope.define(new Scope.Symbol(
                    parameter.name().text(),
                    Scope.Sort.PARAMETER,
                    meaning.orElse(Meaning.BROKEN),
                    parameter.name().span()));
        }
        return sound;
    }

    /** Numbers remember where they were given, so that messages can say where a dim comes from. */
    private static Meaning located(Given given) {
        return given.meaning() instanceof Meaning.Number number && number.origin() == null
                ? new Meaning.Number(number.value(), given.span())
                : given.meaning();
    }

    private boolean isNew(Parameter parameter, Scope scope) {
        boolean known = scope.owns(parameter.name().text());
        if (known) {
            net.reporter()
                    .report(Diagnostic.at(
                                    parameter.name().span(),
                                    DiagnosticCode.DUPLICATE_NAME,
                                    "`" + parameter.name() + "` is already a parameter or dim of this layer")
                            .help("give it another name"));
        }
        return !known;
    }
}
