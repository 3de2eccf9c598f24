package netc.compiler.ast;

import java.util.Optional;
import netc.compiler.source.Span;

/**
 * A parameter of a layer: a tensor if it has a shape, otherwise of any kind.
 *
 * @param shape the pattern that binds names of dims
 * @param defaultValue what it is where a call does not give it
 */
public record Parameter(Name name, Optional<Expression.ListLiteral> shape, Optional<Expression> defaultValue, Span span)
        implements Node {}
