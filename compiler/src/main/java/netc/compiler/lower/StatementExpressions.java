package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ast.Classes;
import netc.compiler.ast.Expression;
import netc.compiler.ast.FeedType;
import netc.compiler.ast.Item;
import netc.compiler.ast.Parameter;
import netc.compiler.ast.Statement;

/** Collects the expressions that stand in an item, without asking what they mean. */
final class StatementExpressions {
    private final List<Expression> expressions = new ArrayList<>();

    private StatementExpressions() {}

    /** The expressions of a net, a layer or a const, in the order of the text. */
    static List<Expression> of(Item item) {
        StatementExpressions collector = new StatementExpressions();
        if (item instanceof Item.FileConstant constant) {
            collector.expressions.add(constant.constant().value());
        } else if (item instanceof Item.Net net) {
            collector.read(net.body());
        } else if (item instanceof Item.Layer layer) {
            layer.parameters().forEach(collector::read);
            collector.read(layer.body());
        }
        return collector.expressions;
    }

    private void read(Parameter parameter) {
        parameter.shape().ifPresent(expressions::add);
        parameter.defaultValue().ifPresent(expressions::add);
    }

    private void read(FeedType type) {
        type.shape().ifPresent(expressions::add);
        if (type.classes().isPresent() && type.classes().get() instanceof Classes.Counted counted) {
            expressions.add(counted.count());
        }
    }

    private void read(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Constant constant) {
                expressions.add(constant.value());
            } else if (statement instanceof Statement.Input input) {
                read(input.type());
            } else if (statement instanceof Statement.Label label) {
                read(label.type());
            } else if (statement instanceof Statement.Target target) {
                read(target.type());
            } else if (statement instanceof Statement.Param param) {
                expressions.add(param.shape());
                param.initialiser().ifPresent(expressions::add);
            } else if (statement instanceof Statement.Repeat repeat) {
                repeat.counter().ifPresent(c -> expressions.add(c.from()));
                expressions.add(repeat.bound());
                read(repeat.body());
            } else if (statement instanceof Statement.Train train) {
                train.settings().forEach(setting -> expressions.add(setting.value()));
            } else {
                value(statement);
            }
        }
    }

    private void value(Statement statement) {
        if (statement instanceof Statement.Binding binding) {
            expressions.add(binding.value());
        } else if (statement instanceof Statement.Output output) {
            output.value().ifPresent(expressions::add);
        } else if (statement instanceof Statement.Loss loss) {
            expressions.add(loss.value());
        } else if (statement instanceof Statement.Metric metric) {
            expressions.add(metric.value());
        } else if (statement instanceof Statement.Return result) {
            expressions.add(result.value());
        }
    }
}
