package netc.compiler.ast;

import netc.compiler.source.Span;

/** {@code name = value} in a {@code train} block. */
public record Setting(Name name, Expression value, Span span) implements Node {}
