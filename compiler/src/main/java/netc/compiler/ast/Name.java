package netc.compiler.ast;

import netc.compiler.source.Span;

/** A name where it stands. */
public record Name(String text, Span span) implements Node {
    @Override
    public String toString() {
        return text;
    }
}
