package netc.compiler.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.grammar.NetBaseVisitor;
import netc.grammar.NetParser;

/** Makes items and statements of ANTLR's tree, and reports what the grammar accepts beyond the language. */
final class AstBuilder extends NetBaseVisitor<Optional<Statement>> {
    /** Where statements stand; each place has its own selection of them. */
    private enum Place {
        FILE("outside a net or layer"),
        NET("in a net"),
        LAYER("in a layer"),
        REPEAT("in a `repeat`");

        final String text;

        Place(String text) {
            this.text = text;
        }
    }

    private final Names names;
    private final ExpressionBuilder expressions;
    private final DocComments docs;
    private final ErrorLog log;
    private Place place = Place.FILE;

    AstBuilder(Names names, DocComments docs, ErrorLog log) {
        this.names = names;
        this.expressions = new ExpressionBuilder(names, log);
        this.docs = docs;
        this.log = log;
    }

    List<Item> file(NetParser.FileContext file) {
        List<Item> items = new ArrayList<>();
        for (NetParser.ItemContext item : file.item()) {
            item(item).ifPresent(items::add);
        }
        return items;
    }

    private Optional<Item> item(NetParser.ItemContext item) {
        if (item.use() != null && item.use().exception == null) {
            return Optional.of(use(item.use()));
        }
        if (item.net() != null && item.net().exception == null) {
            return Optional.of(net(item.net()));
        }
        if (item.layer() != null && item.layer().exception == null) {
            return Optional.of(layer(item.layer()));
        }
        return item.statement() != null && item.statement().exception == null
                ? fileStatement(item.statement())
                : Optional.empty();
    }

    private Item.Use use(NetParser.UseContext use) {
        docs.take(use.start);
        return new Item.Use(expressions.text(use.STRING().getSymbol()), names.span(use));
    }

    private Item.Net net(NetParser.NetContext net) {
        String doc = docs.take(net.start);
        Name name = names.of(net.anyName(), "a net");
        List<Statement> body = block(net.block(), Place.NET);
        return new Item.Net(name, body, doc, log.hasErrorIn(names.span(net)), names.span(net));
    }

    private Item.Layer layer(NetParser.LayerContext layer) {
        String doc = docs.take(layer.start);
        Name name = names.of(layer.anyName(), "a layer");
        List<Parameter> parameters =
                layer.parameters().parameter().stream().map(this::parameter).toList();
        List<Statement> body = block(layer.block(), Place.LAYER);
        return new Item.Layer(name, parameters, body, doc, log.hasErrorIn(names.span(layer)), names.span(layer));
    }

    private Parameter parameter(NetParser.ParameterContext parameter) {
        return new Parameter(
                names.of(parameter.anyName(), "a parameter"),
                Optional.ofNullable(parameter.shape()).map(expressions::shape),
                Optional.ofNullable(parameter.expression()).map(expressions::visit),
                names.span(parameter));
    }

    private Optional<Item> fileStatement(NetParser.StatementContext statement) {
        Optional<Statement> made = statement(statement);
        return made.filter(s -> s instanceof Statement.Constant)
                .map(s -> new Item.FileConstant((Statement.Constant) s));
    }

    private List<Statement> block(NetParser.BlockContext block, Place inside) {
        Place outside = place;
        place = inside;
        List<Statement> statements = new ArrayList<>();
        for (NetParser.StatementContext statement : block.statement()) {
            if (statement.exception == null) {
                statement(statement).ifPresent(statements::add);
            }
        }
        place = outside;
        return statements;
    }

    private Optional<Statement> statement(NetParser.StatementContext statement) {
        Optional<Statement> made = visit(statement);
        made.filter(s -> !isAllowed(s)).ifPresent(s -> misplaced(statement));
        return made;
    }

    private boolean isAllowed(Statement s) {
        boolean constant = s instanceof Statement.Constant;
        boolean common =
                s instanceof Statement.Param || s instanceof Statement.Binding || s instanceof Statement.Repeat;
        return switch (place) {
            case FILE -> constant;
            case NET -> !(s instanceof Statement.Return);
            case LAYER -> constant || common || s instanceof Statement.Return;
            case REPEAT -> common;
        };
    }

    private void misplaced(NetParser.StatementContext statement) {
        String what = statement instanceof NetParser.BindingContext ? "a binding" : Tokens.quote(statement.start);
        Diagnostic.Builder diagnostic = Diagnostic.at(
                names.span(statement.start), DiagnosticCode.MISPLACED_STATEMENT, what + " cannot stand " + place.text);
        switch (place) {
            case FILE -> diagnostic.help("put it into  net Name { … }");
            case NET -> diagnostic.help("a net says  output name = value");
            case LAYER -> diagnostic.help("a layer contains  const, param, repeat, name = value  and  return");
            case REPEAT -> diagnostic.help("a `repeat` contains  param, repeat  and  name = value");
        }
        log.report(diagnostic);
    }

    @Override
    public Optional<Statement> visitConstant(NetParser.ConstantContext c) {
        Name name = names.of(c.anyName(), "a const");
        return Optional.of(
                new Statement.Constant(name, expressions.visit(c.expression()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitInput(NetParser.InputContext c) {
        Name name = names.of(c.anyName(), "an input");
        return Optional.of(new Statement.Input(name, type(c.type()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitLabel(NetParser.LabelContext c) {
        Name name = names.of(c.anyName(), "a label");
        return Optional.of(new Statement.Label(name, type(c.type()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitTarget(NetParser.TargetContext c) {
        Name name = names.of(c.anyName(), "a target");
        return Optional.of(new Statement.Target(name, type(c.type()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitParam(NetParser.ParamContext c) {
        return Optional.of(new Statement.Param(
                names.of(c.anyName(), "a parameter"),
                expressions.shape(c.shape()),
                Optional.ofNullable(c.expression()).map(expressions::visit),
                docs.take(c.start),
                names.span(c)));
    }

    @Override
    public Optional<Statement> visitBinding(NetParser.BindingContext c) {
        Name name = names.of(c.anyNameButLoss(), "a value");
        return Optional.of(
                new Statement.Binding(name, expressions.visit(c.expression()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitRepeat(NetParser.RepeatContext c) {
        int last = c.expression().size() - 1;
        Optional<Statement.Repeat.Counter> counter = Optional.ofNullable(c.anyName())
                .map(name ->
                        new Statement.Repeat.Counter(names.of(name, "a counter"), expressions.visit(c.expression(0))));
        Expression bound = expressions.visit(c.expression(last));
        String doc = docs.take(c.start);
        return Optional.of(new Statement.Repeat(counter, bound, block(c.block(), Place.REPEAT), doc, names.span(c)));
    }

    @Override
    public Optional<Statement> visitOutput(NetParser.OutputContext c) {
        return Optional.of(new Statement.Output(
                names.of(c.anyName(), "an output"),
                Optional.ofNullable(c.expression()).map(expressions::visit),
                docs.take(c.start),
                names.span(c)));
    }

    @Override
    public Optional<Statement> visitLoss(NetParser.LossContext c) {
        Optional<Name> name = Optional.ofNullable(c.anyName()).map(n -> names.of(n, "a loss"));
        return Optional.of(
                new Statement.Loss(name, expressions.visit(c.expression()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitMetric(NetParser.MetricContext c) {
        Name name = names.of(c.anyName(), "a metric");
        return Optional.of(
                new Statement.Metric(name, expressions.visit(c.expression()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitResult(NetParser.ResultContext c) {
        return Optional.of(new Statement.Return(expressions.visit(c.expression()), docs.take(c.start), names.span(c)));
    }

    @Override
    public Optional<Statement> visitTrain(NetParser.TrainContext c) {
        List<Setting> settings = new ArrayList<>();
        for (NetParser.SettingContext setting : c.settings().setting()) {
            if (setting.exception == null) {
                docs.take(setting.start);
                Name name = names.of(setting.anyName(), "a setting");
                settings.add(new Setting(name, expressions.visit(setting.expression()), names.span(setting)));
            }
        }
        return Optional.of(new Statement.Train(settings, docs.take(c.start), names.span(c)));
    }

    private FeedType type(NetParser.TypeContext type) {
        return new FeedType(
                Optional.ofNullable(type.shape()).map(expressions::shape),
                Optional.ofNullable(type.classes()).map(this::classes),
                names.span(type));
    }

    private Classes classes(NetParser.ClassesContext classes) {
        if (classes.classNames() == null) {
            return new Classes.Counted(expressions.visit(classes.expression()), names.span(classes));
        }
        List<Name> list = classes.classNames().anyName().stream()
                .map(name -> names.of(name, "a class"))
                .toList();
        return new Classes.Named(list, names.span(classes));
    }
}
