package netc.compiler.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.ast.Classes;
import netc.compiler.ast.Expression;
import netc.compiler.ast.FeedType;
import netc.compiler.ast.Item;
import netc.compiler.ast.Name;
import netc.compiler.ast.Parameter;
import netc.compiler.ast.SourceFile;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Diagnostics;

/** Finds consts at file level that nothing in the file reads; layers may read them without being called. */
final class FileConstants {
    private final List<Expression> expressions = new ArrayList<>();

    private FileConstants() {}

    static void warnOfUnused(SourceFile file, Diagnostics diagnostics) {
        FileConstants reader = new FileConstants();
        List<Name> constants = new ArrayList<>();
        for (Item item : file.items()) {
            if (item instanceof Item.FileConstant constant) {
                constants.add(constant.constant().name());
                reader.expressions.add(constant.constant().value());
            } else if (item instanceof Item.Net net) {
                reader.read(net.body());
            } else if (item instanceof Item.Layer layer) {
                layer.parameters().forEach(reader::read);
                reader.read(layer.body());
            }
        }
        Set<String> used = new HashSet<>();
        for (Expression expression : reader.expressions) {
            Calls.referencesIn(expression).forEach(r -> used.add(r.name().text()));
        }
        for (Name name : constants) {
            if (!used.contains(name.text())) {
                diagnostics.report(
                        Diagnostic.at(name.span(), DiagnosticCode.UNUSED, "const `" + name + "` is never used"));
            }
        }
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
