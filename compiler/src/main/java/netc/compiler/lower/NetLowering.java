package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Item;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Network;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;

/** Lowers one net. */
final class NetLowering {
    private final Item.Net item;
    private final Module module;
    private final NetContext net;
    private final BodyLowering body;
    private final FeedLowering feeds;
    private final List<Network.Output> outputs = new ArrayList<>();
    private final List<Network.Metric> metrics = new ArrayList<>();
    private Objective objective = Objective.NONE;
    private Network.Training training = TrainSettings.DEFAULTS;

    NetLowering(Item.Net item, Module module, NetContext net) {
        this.item = item;
        this.module = module;
        this.net = net;
        this.body = new BodyLowering(net, module, new Scope(net.fileScope(module)), "", true);
        this.feeds = new FeedLowering(net, body);
    }

    /** The net as typed graph; nothing, after messages, if it has mistakes. */
    Optional<Network> lower() {
        body.announce(item.body());
        item.body().forEach(this::statement);
        losses();
        statements(Statement.Metric.class).forEach(this::metric);
        train();
        Network network = network();
        new JavaNames(net.reporter()).check(network);
        // Mistakes in the file's consts count, too: they were read when the net's scope was made.
        if (net.isBroken() || net.reporter().errorCount() > 0) {
            return Optional.empty();
        }
        new NetVerifier(net, network).verify(!statements(Statement.Train.class).isEmpty());
        return net.reporter().errorCount() == 0 ? Optional.of(network) : Optional.empty();
    }

    private <S extends Statement> List<S> statements(Class<S> kind) {
        return item.body().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Lowers everything but losses, metrics and training, which come last. */
    private void statement(Statement statement) {
        if (statement instanceof Statement.Input input) {
            feeds.input(input);
        } else if (statement instanceof Statement.Label label) {
            feeds.label(label);
        } else if (statement instanceof Statement.Target target) {
            feeds.target(target);
        } else if (statement instanceof Statement.Output output) {
            output(output);
        } else {
            body.common(statement);
        }
    }

    private void output(Statement.Output output) {
        String name = output.name().text();
        Meaning meaning;
        if (output.value().isPresent()) {
            meaning = body.bindValue(output.name(), name, output.value().get(), Scope.Sort.OUTPUT, output.span());
        } else {
            Expression.Reference same = new Expression.Reference(output.name());
            meaning = expressions("", same).lower(same);
        }
        Span span = output.value().map(Expression::span).orElse(output.name().span());
        if (meaning.isBroken()) {
            return;
        }
        Optional<Value> value = net.value(Given.of(meaning, span));
        if (value.isPresent() && !value.get().type().isFloat()) {
            net.reporter().error(span, DiagnosticCode.ELEMENT_KIND, "an output is a tensor of numbers, not a class");
        } else {
            value.ifPresent(v -> outputs.add(new Network.Output(name, output.doc(), v, output.span())));
        }
    }

    private ExpressionLowering expressions(String name, Expression expression) {
        ParameterPaths paths = ParameterPaths.of(name, expression, new Owners(module, body.scope()));
        return new ExpressionLowering(net, module, body.scope(), paths, true);
    }

    /** Losses that add up all parameters come after those that may own some. */
    private void losses() {
        List<Statement.Loss> all = statements(Statement.Loss.class);
        List<Optional<Value>> values = new ArrayList<>();
        all.forEach(loss -> values.add(Optional.empty()));
        for (boolean ofAllParameters : new boolean[] {false, true}) {
            for (int i = 0; i < all.size(); i++) {
                if (addsUpParameters(all.get(i)) == ofAllParameters) {
                    values.set(i, loss(all.get(i)));
                }
            }
        }
        for (Optional<Value> value : values) {
            if (value.isPresent()) {
                objective = objective.plus(net.graph(), Objective.of(net.graph(), value.get()));
            }
        }
    }

    private static boolean addsUpParameters(Statement.Loss loss) {
        return Calls.in(loss.value()).stream()
                .anyMatch(call -> call.function().text().matches("l1|l2")
                        && call.arguments().isEmpty());
    }

    private Optional<Value> loss(Statement.Loss loss) {
        String name = loss.name().map(n -> n.text()).orElse("loss");
        net.statement(name);
        Meaning meaning = expressions(name, loss.value()).lower(loss.value());
        loss.name().ifPresent(n -> body.define(n, Scope.Sort.LOSS, meaning));
        Optional<Value> value = meaning.isBroken()
                ? Optional.empty()
                : net.value(Given.of(meaning, loss.value().span()));
        if (value.isPresent() && !isOneNumber(value.get())) {
            net.reporter()
                    .error(
                            loss.value().span(),
                            DiagnosticCode.LOSS_SHAPE,
                            "a loss is one number per sample, not " + describe(value.get()),
                            "the mean of its elements is  mean(…)");
            value = Optional.empty();
        }
        addToLoss(value.<Meaning>map(Meaning.Tensor::new).orElse(Meaning.BROKEN), loss.span());
        return value;
    }

    /** What {@code loss} means when it is read: the sum of all losses. */
    private void addToLoss(Meaning part, Span span) {
        Optional<Scope.Symbol> before = body.scope().find("loss");
        Meaning sum = part;
        if (before.isPresent() && (part.isBroken() || before.get().meaning().isBroken())) {
            sum = Meaning.BROKEN;
        } else if (before.isPresent()) {
            sum = net.apply(
                    new Lanewise(Binary.ADD), span, Given.of(before.get().meaning(), span), Given.of(part, span));
        }
        Span start = span.source().span(span.start(), span.start());
        body.scope().define(new Scope.Symbol("loss", Scope.Sort.LOSS, sum, start));
    }

    private void metric(Statement.Metric metric) {
        String name = metric.name().text();
        net.statement(name);
        int parameters = net.parameters().size();
        Meaning meaning = expressions(name, metric.value()).lower(metric.value());
        Span span = metric.value().span();
        if (net.parameters().size() > parameters) {
            net.reporter()
                    .error(
                            span,
                            DiagnosticCode.METRIC_PARAMETERS,
                            "a metric only measures: it cannot own parameters",
                            "bind the layer's result to a name first");
            return;
        }
        Optional<Value> value = meaning.isBroken() ? Optional.empty() : net.value(Given.of(meaning, span));
        if (value.isPresent() && !isOneNumber(value.get())) {
            net.reporter()
                    .error(
                            span,
                            DiagnosticCode.LOSS_SHAPE,
                            "a metric is one number per sample, not " + describe(value.get()),
                            "the mean of its elements is  mean(…)");
        } else if (value.isPresent() && !value.get().type().batch()) {
            net.reporter().error(span, DiagnosticCode.OUTPUT_WITHOUT_INPUT, "this metric is the same for all samples");
        } else {
            value.ifPresent(v -> metrics.add(new Network.Metric(name, metric.doc(), v, metric.span())));
        }
    }

    private static boolean isOneNumber(Value value) {
        return value.type().isFloat() && value.shape().isScalar();
    }

    private static String describe(Value value) {
        return new Meaning.Tensor(value).kind();
    }

    private void train() {
        List<Statement.Train> blocks = statements(Statement.Train.class);
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                net.reporter()
                        .report(net.reporter()
                                .at(head(blocks.get(i)), DiagnosticCode.SECOND_TRAIN, "there are two `train` blocks")
                                .site(head(blocks.get(0)), "the first one"));
            }
            ExpressionLowering expressions =
                    new ExpressionLowering(net, module, body.scope(), ParameterPaths.NONE, false);
            Network.Training read = new TrainSettings(net.reporter(), expressions).read(blocks.get(i));
            training = i == 0 ? read : training;
        }
    }

    private static Span head(Statement.Train train) {
        Span span = train.span();
        return span.source().span(span.start(), span.start() + "train".length());
    }

    private Network network() {
        return new Network(
                item.name().text(),
                item.doc(),
                item.name().span(),
                feeds.feeds(),
                List.copyOf(net.parameters().values()),
                outputs,
                Classifiers.of(net, feeds.feeds()),
                objective.samples(),
                objective.shared(),
                metrics,
                training,
                net.summary(),
                net.graph());
    }
}
