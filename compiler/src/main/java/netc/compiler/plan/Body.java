package netc.compiler.plan;

import java.util.List;
import java.util.Map;
import netc.compiler.ir.Value;

/**
 * The fused computation of a kernel.
 *
 * @param values what is computed, operands before results
 * @param reads where the values that come from elsewhere lie
 * @param stores what is kept, and where
 */
public record Body(List<Value> values, Map<Value, Access> reads, List<Store> stores) {
    public Body {
        values = List.copyOf(values);
        stores = List.copyOf(stores);
    }

    /** One value that a kernel leaves in memory. */
    public record Store(Value value, Access access) {}

    static final Body EMPTY = new Body(List.of(), Map.of(), List.of());
}
