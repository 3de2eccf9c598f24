package netc.compiler.ast;

import netc.compiler.source.Span;

/** Anything that stands in a source text. */
public sealed interface Node
        permits SourceFile, Item, Statement, Expression, Name, Parameter, Argument, Setting, FeedType, Classes {
    Span span();
}
