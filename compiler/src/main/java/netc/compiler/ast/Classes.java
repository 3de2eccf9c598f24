package netc.compiler.ast;

import java.util.List;
import netc.compiler.source.Span;

/** The classes of a whole-number tensor. */
public sealed interface Classes extends Node {
    /** {@code class {A, B, C}}. */
    record Named(List<Name> names, Span span) implements Classes {
        public Named {
            names = List.copyOf(names);
        }
    }

    /** {@code class 10}. */
    record Counted(Expression count, Span span) implements Classes {}
}
