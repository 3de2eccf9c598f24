package netc.compiler.ir;

import java.util.List;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from in the user's file.
 *
 * @param name the name that the statement binds, as a parameter path writes it ({@code h[2]}), or empty
 * @param span the expression that made the value, or {@code null} for values that no text made
 * @param calls the functions that were being expanded when it was made, outermost first
 * @param gradient whether the value belongs to the backward pass of what {@code name} says
 */
public record Origin(String name, @Nullable Span span, List<Call> calls, boolean gradient) {
    public static final Origin NONE = new Origin("", null, List.of(), false);

    /** One expanded call: the function's name and where it was called. */
    public record Call(String function, @Nullable Span span) {}

    public Origin {
        calls = List.copyOf(calls);
    }

    public static Origin of(String name, @Nullable Span span) {
        return new Origin(name, span, List.of(), false);
    }

    /** The origin of the adjoint of a value with this origin. */
    public Origin adjoint() {
        return gradient ? this : new Origin(name, span, calls, true);
    }
}
