package netc.compiler.pass.rule;

import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** One local rewrite: a form, and a cheaper or more regular one of the same type and meaning. */
public interface Rule {
    /** What {@code value} becomes, or {@code null} where the rule does not fire. */
    @Nullable
    Value apply(GraphBuilder g, Value value, Uses uses);

    default String name() {
        return getClass().getSimpleName();
    }
}
