package netc.compiler.ast;

import java.util.List;
import java.util.Optional;
import netc.compiler.source.Span;

/** A statement of a net, a layer or a {@code repeat}. */
public sealed interface Statement extends Node {
    /** The doc comment before the statement, or an empty string. */
    String doc();

    <R> R accept(Visitor<R> visitor);

    /** {@code const name = value}. */
    record Constant(Name name, Expression value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** {@code input name: type}. */
    record Input(Name name, FeedType type, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /** {@code label name: class …}. */
    record Label(Name name, FeedType type, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.label(this);
        }
    }

    /** {@code target name: shape}. */
    record Target(Name name, FeedType type, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.target(this);
        }
    }

    /** {@code param name: shape = initialiser}. */
    record Param(Name name, Expression.ListLiteral shape, Optional<Expression> initialiser, String doc, Span span)
            implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.param(this);
        }
    }

    /** {@code name = value}. */
    record Binding(Name name, Expression value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binding(this);
        }
    }

    /** {@code repeat count { … }} or {@code repeat name in from..bound { … }}. */
    record Repeat(Optional<Counter> counter, Expression bound, List<Statement> body, String doc, Span span)
            implements Statement {
        /** {@code name in from}: the turn's number, and what it is in the first turn. */
        public record Counter(Name name, Expression from) {}

        public Repeat {
            body = List.copyOf(body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeat(this);
        }
    }

    /** {@code output name = value}, or {@code output name} of a value that has that name. */
    record Output(Name name, Optional<Expression> value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.output(this);
        }
    }

    /** {@code loss = value} or {@code loss name = value}. */
    record Loss(Optional<Name> name, Expression value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loss(this);
        }
    }

    /** {@code metric name = value}. */
    record Metric(Name name, Expression value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metric(this);
        }
    }

    /** {@code return value}. */
    record Return(Expression value, String doc, Span span) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.result(this);
        }
    }

    /** {@code train { name = value … }}. */
    record Train(List<Setting> settings, String doc, Span span) implements Statement {
        public Train {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.train(this);
        }
    }

    /** One method per kind of statement. */
    interface Visitor<R> {
        R constant(Constant statement);

        R input(Input statement);

        R label(Label statement);

        R target(Target statement);

        R param(Param statement);

        R binding(Binding statement);

        R repeat(Repeat statement);

        R output(Output statement);

        R loss(Loss statement);

        R metric(Metric statement);

        R result(Return statement);

        R train(Train statement);
    }
}
