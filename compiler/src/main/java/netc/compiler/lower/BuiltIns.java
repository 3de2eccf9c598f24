package netc.compiler.lower;

import netc.compiler.source.Span;

/** The values that every file knows: {@code true} is 1 and {@code false} is 0. */
final class BuiltIns {
    static final Scope SCOPE = new Scope(null);

    static {
        SCOPE.define(new Scope.Symbol("true", Scope.Sort.CONST, Meaning.Number.of(1), Span.NONE));
        SCOPE.define(new Scope.Symbol("false", Scope.Sort.CONST, Meaning.Number.of(0), Span.NONE));
    }

    private BuiltIns() {}
}
