package netc.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Classes;
import netc.compiler.ast.Expression;
import netc.compiler.ast.FeedType;
import netc.compiler.ast.Name;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Network.Role;
import netc.compiler.source.Span;
import netc.compiler.type.ElementType;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Lowers inputs, labels and targets. */
final class FeedLowering {
    /** A Java enum initialises all its constants in one method, which has at most 64 KiB. */
    private static final int MAX_NAMED_CLASSES = 2000;

    private final NetContext net;
    private final BodyLowering body;
    private final List<Network.Feed> feeds = new ArrayList<>();

    FeedLowering(NetContext net, BodyLowering body) {
        this.net = net;
        this.body = body;
    }

    /** Inputs, then labels, then targets, each in order of declaration. */
    List<Network.Feed> feeds() {
        List<Network.Feed> ordered = new ArrayList<>();
        for (Role role : Role.values()) {
            feeds.stream().filter(feed -> feed.role() == role).forEach(ordered::add);
        }
        return ordered;
    }

    void input(Statement.Input input) {
        declare(Role.INPUT, Scope.Sort.INPUT, input.name(), input.type(), input.doc(), input.span());
    }

    void label(Statement.Label label) {
        if (label.type().classes().isEmpty()) {
            String shape = label.type().shape().map(s -> s.span().text()).orElse("[1]");
            net.reporter()
                    .error(
                            label.type().span(),
                            DiagnosticCode.LABEL_TYPE,
                            "a label has classes",
                            "write  label " + label.name() + ": class 10",
                            "a number that is to be predicted is a target:  target " + label.name() + ": " + shape);
            body.define(label.name(), Scope.Sort.LABEL, Meaning.BROKEN);
            return;
        }
        declare(Role.LABEL, Scope.Sort.LABEL, label.name(), label.type(), label.doc(), label.span());
    }

    void target(Statement.Target target) {
        if (target.type().classes().isPresent()) {
            net.reporter()
                    .error(
                            target.type().classes().get().span(),
                            DiagnosticCode.LABEL_TYPE,
                            "a target is a tensor of numbers",
                            "a class that is to be predicted is a label:  label " + target.name() + ": class 10");
            body.define(target.name(), Scope.Sort.TARGET, Meaning.BROKEN);
            return;
        }
        declare(Role.TARGET, Scope.Sort.TARGET, target.name(), target.type(), target.doc(), target.span());
    }

    private void declare(Role role, Scope.Sort sort, Name name, FeedType type, String doc, Span span) {
        net.statement(name.text());
        Optional<Shape> shape =
                type.shape().map(list -> shape(role, name, list.elements())).orElse(Optional.of(Shape.SCALAR));
        Optional<ElementType> element = type.classes().map(this::element).orElse(Optional.of(ElementType.F32));
        if (shape.isEmpty() || element.isEmpty()) {
            body.define(name, sort, Meaning.BROKEN);
            return;
        }
        TensorType full = new TensorType(element.get(), shape.get(), true);
        net.graph().origin(net.origin(span));
        Network.Feed feed = new Network.Feed(
                role,
                name.text(),
                full,
                classNames(type),
                doc,
                span,
                net.graph().apply(new Leaf.Feed(name.text(), full)));
        feeds.add(feed);
        Scope.Symbol symbol = new Scope.Symbol(name.text(), sort, new Meaning.Tensor(feed.value()), name.span());
        body.define(name, sort, symbol.meaning());
        net.usage().declare(symbol);
        if (role == Role.INPUT) {
            net.summarize(new Network.SummaryRow(name.text(), "input", full, 0, span));
        }
    }

    private Optional<Shape> shape(Role role, Name name, List<Expression> elements) {
        List<Given> dims = elements.stream().map(body::given).toList();
        String word = Scope.Sort.valueOf(role.name()).toString().replaceFirst("^an? ", "");
        dims.forEach(dim -> net.describeDim(dim.span(), word + " " + name));
        return new Dims(net).shape(dims);
    }

    private Optional<ElementType> element(Classes classes) {
        if (classes instanceof Classes.Counted counted) {
            Given count = body.given(counted.count());
            if (count.meaning() instanceof Meaning.Number number
                    && number.isWhole()
                    && number.value() >= 2
                    && number.value() <= Integer.MAX_VALUE) {
                return Optional.of(new ElementType.ClassIndex((int) number.value()));
            }
            if (!count.meaning().isBroken()) {
                String found = count.meaning() instanceof Meaning.Number number
                        ? Meaning.Number.show(number.value())
                        : count.meaning().kind();
                net.reporter()
                        .error(
                                count.span(),
                                DiagnosticCode.CLASSES,
                                "`class` takes a whole number from 2 or a list of names, not " + found);
            }
            return Optional.empty();
        }
        return named((Classes.Named) classes);
    }

    private Optional<ElementType> named(Classes.Named named) {
        Map<String, Name> seen = new HashMap<>();
        boolean sound = true;
        for (Name name : named.names()) {
            Name before = seen.putIfAbsent(name.text(), name);
            if (before != null) {
                sound = false;
                net.reporter()
                        .report(net.reporter()
                                .at(name.span(), DiagnosticCode.CLASSES, "the class `" + name + "` is listed twice")
                                .mark(before.span()));
            }
        }
        if (named.names().size() < 2) {
            sound = false;
            net.reporter().error(named.span(), DiagnosticCode.CLASSES, "there must be at least two classes");
        } else if (named.names().size() > MAX_NAMED_CLASSES) {
            sound = false;
            net.reporter()
                    .error(
                            named.span(),
                            DiagnosticCode.CLASSES,
                            "at most 2,000 classes can have names, and these are "
                                    + named.names().size(),
                            "classes without names are only limited by memory:  class "
                                    + named.names().size());
        }
        return sound ? Optional.of(new ElementType.ClassIndex(named.names().size())) : Optional.empty();
    }

    private static List<String> classNames(FeedType type) {
        return type.classes()
                .filter(Classes.Named.class::isInstance)
                .map(c -> ((Classes.Named) c).names().stream().map(Name::text).toList())
                .orElse(List.of());
    }
}
