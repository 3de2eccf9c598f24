package netc.compiler.ast;

import java.util.List;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;

/**
 * One {@code .net} file.
 *
 * @param broken whether it may declare more than {@code items} tells, because a part could not be read
 */
public record SourceFile(SourceText source, List<Item> items, boolean broken) implements Node {
    public SourceFile {
        items = List.copyOf(items);
    }

    @Override
    public Span span() {
        return source.span(0, source.length());
    }
}
