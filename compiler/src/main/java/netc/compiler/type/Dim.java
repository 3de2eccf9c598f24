package netc.compiler.type;

import java.util.Objects;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The extent of one axis, with the place in the source that fixed it.
 *
 * <p>Two dims are equal when their extents are; the origin only serves messages.
 */
public record Dim(int extent, @Nullable Span origin) {
    public Dim {
        if (extent < 1) {
            throw new IllegalArgumentException("a dim must be at least 1, not " + extent);
        }
    }

    public static Dim of(int extent) {
        return new Dim(extent, null);
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return that instanceof Dim dim && dim.extent == extent;
    }

    @Override
    public int hashCode() {
        return Objects.hash(extent);
    }

    @Override
    public String toString() {
        return Integer.toString(extent);
    }
}
