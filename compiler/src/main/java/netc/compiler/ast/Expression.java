package netc.compiler.ast;

import java.util.List;
import java.util.Locale;
import netc.compiler.source.Span;

/**
 * An expression.
 *
 * <p>Sums, products and pipelines are flat lists, so that a tree is only as deep as the text has brackets.
 */
public sealed interface Expression extends Node {
    <R> R accept(Visitor<R> visitor);

    /** A number literal. */
    record Number(double value, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** A number of epochs or steps: {@code 3 epochs}. */
    record Duration(Number number, Unit unit, Span span) implements Expression {
        /** What a duration counts. */
        public enum Unit {
            EPOCHS,
            STEPS;

            /** The word for {@code count} of them. */
            public String word(double count) {
                String plural = name().toLowerCase(Locale.ROOT);
                return count == 1 ? plural.substring(0, plural.length() - 1) : plural;
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.duration(this);
        }
    }

    /** A string literal; {@code value} is without the quotes. */
    record Text(String value, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** {@code [a, b]}: a list of values, or a shape. */
    record ListLiteral(List<Expression> elements, Span span) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /** {@code ...} in a list: any number of dims. */
    record Ellipsis(Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ellipsis(this);
        }
    }

    /** A name without a bracket after it. */
    record Reference(Name name) implements Expression {
        @Override
        public Span span() {
            return name.span();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reference(this);
        }
    }

    /** {@code function(arguments)}. */
    record Call(Name function, List<Argument> arguments, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** {@code -operand}. */
    record Negation(Expression operand, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** {@code base ^ exponent}; {@code operator} is where the {@code ^} stands. */
    record Power(Expression base, Expression exponent, Span operator, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.power(this);
        }
    }

    /** Operands joined by operators of one level, {@code first op a op b …}, from the left. */
    record Chain(Expression first, List<Link> links, Span span) implements Expression {
        /** An operator, where it stands, and its right operand. */
        public record Link(Operator operator, Span at, Expression operand) {}

        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.chain(this);
        }
    }

    /** {@code source |> f |> g(a)}; a stage is a call that lacks its first argument. */
    record Pipeline(Expression source, List<Call> stages, Span span) implements Expression {
        public Pipeline {
            stages = List.copyOf(stages);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pipeline(this);
        }
    }

    /** One method per kind of expression. */
    interface Visitor<R> {
        R number(Number expression);

        R duration(Duration expression);

        R text(Text expression);

        R list(ListLiteral expression);

        R ellipsis(Ellipsis expression);

        R reference(Reference expression);

        R call(Call expression);

        R negation(Negation expression);

        R power(Power expression);

        R chain(Chain expression);

        R pipeline(Pipeline expression);
    }
}
