package netc.compiler.ast;

import java.util.Optional;
import netc.compiler.source.Span;

/** An argument of a call, {@code value} or {@code name = value}. */
public record Argument(Optional<Name> name, Expression value, Span span) implements Node {}
