package netc.compiler.ast;

import java.util.List;
import netc.compiler.source.Span;

/** What a file consists of. */
public sealed interface Item extends Node {
    /** {@code use "blocks.net"}: imports the layers of another file. */
    record Use(Expression.Text path, Span span) implements Item {}

    /** {@code const Name = value} at file level. */
    record FileConstant(Statement.Constant constant) implements Item {
        @Override
        public Span span() {
            return constant.span();
        }
    }

    /**
     * {@code net Name { … }}.
     *
     * @param broken whether a syntax error inside it keeps it from being lowered
     */
    record Net(Name name, List<Statement> body, String doc, boolean broken, Span span) implements Item {
        public Net {
            body = List.copyOf(body);
        }
    }

    /**
     * {@code layer name(parameters) { … }}.
     *
     * @param broken whether a syntax error inside it keeps it from being lowered
     */
    record Layer(Name name, List<Parameter> parameters, List<Statement> body, String doc, boolean broken, Span span)
            implements Item {
        public Layer {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }
}
