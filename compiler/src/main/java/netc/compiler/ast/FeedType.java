package netc.compiler.ast;

import java.util.Optional;
import netc.compiler.source.Span;

/** The type of an input, label or target: {@code [30, 30]}, {@code class 10} or {@code [t] class {A, B}}. */
public record FeedType(Optional<Expression.ListLiteral> shape, Optional<Classes> classes, Span span) implements Node {}
