package netc.compiler.ast;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text form of the AST: one statement a line, every operator in parentheses, with line and column. */
public final class AstPrinter implements Statement.Visitor<String> {
    private final StringBuilder out = new StringBuilder();
    private int indent;

    private AstPrinter() {}

    /** The text form of {@code file}. */
    public static String print(SourceFile file) {
        AstPrinter printer = new AstPrinter();
        file.items().forEach(printer::item);
        return printer.out.toString();
    }

    /** The text form of {@code expression}, on one line. */
    public static String print(Expression expression) {
        return expression.accept(ExpressionPrinter.INSTANCE);
    }

    private void item(Item item) {
        if (item instanceof Item.Use use) {
            line("use " + print(use.path()), use);
        } else if (item instanceof Item.FileConstant constant) {
            statement(constant.constant());
        } else if (item instanceof Item.Net net) {
            line("net " + net.name() + (net.broken() ? " (broken)" : ""), net);
            body(net.body());
        } else if (item instanceof Item.Layer layer) {
            String parameters =
                    layer.parameters().stream().map(AstPrinter::parameter).collect(Collectors.joining(", "));
            line("layer " + layer.name() + "(" + parameters + ")" + (layer.broken() ? " (broken)" : ""), layer);
            body(layer.body());
        }
    }

    private void line(String text, Node node) {
        String position = "  // " + node.span().line() + ":" + node.span().column();
        out.append("    ".repeat(indent)).append(text).append(position).append('\n');
    }

    private void statement(Statement statement) {
        if (!statement.doc().isEmpty()) {
            statement
                    .doc()
                    .lines()
                    .forEach(doc -> out.append("    ".repeat(indent))
                            .append("/// ")
                            .append(doc)
                            .append('\n'));
        }
        line(statement.accept(this), statement);
        if (statement instanceof Statement.Repeat repeat) {
            body(repeat.body());
        } else if (statement instanceof Statement.Train train) {
            indent++;
            train.settings().forEach(s -> line(s.name() + " = " + print(s.value()), s));
            indent--;
        }
    }

    private void body(List<Statement> statements) {
        indent++;
        statements.forEach(this::statement);
        indent--;
    }

    private static String parameter(Parameter parameter) {
        return parameter.name()
                + parameter.shape().map(shape -> ": " + print(shape)).orElse("")
                + initial(parameter.defaultValue());
    }

    private static String initial(Optional<Expression> value) {
        return value.map(v -> " = " + print(v)).orElse("");
    }

    private static String type(FeedType type) {
        String shape = type.shape().map(AstPrinter::print).orElse("");
        String classes = type.classes().map(AstPrinter::classes).orElse("");
        return (shape + " " + classes).strip();
    }

    private static String classes(Classes classes) {
        if (classes instanceof Classes.Named named) {
            return "class " + named.names().stream().map(Name::text).collect(Collectors.joining(", ", "{", "}"));
        }
        return "class " + print(((Classes.Counted) classes).count());
    }

    @Override
    public String constant(Statement.Constant s) {
        return "const " + s.name() + " = " + print(s.value());
    }

    @Override
    public String input(Statement.Input s) {
        return "input " + s.name() + ": " + type(s.type());
    }

    @Override
    public String label(Statement.Label s) {
        return "label " + s.name() + ": " + type(s.type());
    }

    @Override
    public String target(Statement.Target s) {
        return "target " + s.name() + ": " + type(s.type());
    }

    @Override
    public String param(Statement.Param s) {
        return "param " + s.name() + ": " + print(s.shape()) + initial(s.initialiser());
    }

    @Override
    public String binding(Statement.Binding s) {
        return s.name() + " = " + print(s.value());
    }

    @Override
    public String repeat(Statement.Repeat s) {
        String counter =
                s.counter().map(c -> c.name() + " in " + print(c.from()) + "..").orElse("");
        return "repeat " + counter + print(s.bound());
    }

    @Override
    public String output(Statement.Output s) {
        return "output " + s.name() + initial(s.value());
    }

    @Override
    public String loss(Statement.Loss s) {
        return "loss" + s.name().map(n -> " " + n).orElse("") + " = " + print(s.value());
    }

    @Override
    public String metric(Statement.Metric s) {
        return "metric " + s.name() + " = " + print(s.value());
    }

    @Override
    public String result(Statement.Return s) {
        return "return " + print(s.value());
    }

    @Override
    public String train(Statement.Train s) {
        return "train";
    }
}
