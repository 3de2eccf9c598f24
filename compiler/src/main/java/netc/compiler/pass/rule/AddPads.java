package netc.compiler.pass.rule;

import netc.compiler.ir.Binary;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code pad(a) + pad(b)} → {@code pad(concat(a, b))}, where {@code b} begins at the element at which {@code a} ends: what the
 * gradients of neighbouring slices add up to. Exact up to the sign of a zero.
 */
final class AddPads implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!Match.is(value, Binary.ADD)
                || !(value.operand(0).op() instanceof Layout.Pad left)
                || !(value.operand(1).op() instanceof Layout.Pad right)
                || left.axis() != right.axis()
                || !value.operand(0).type().equals(value.operand(1).type())) {
            return null;
        }
        Value a = value.operand(0).operand(0);
        Value b = value.operand(1).operand(0);
        int axis = left.axis();
        if (left.before() + a.shape().extent(axis) == right.before()) {
            return g.pad(g.apply(new Layout.Concat(axis), a, b), axis, left.before(), right.after());
        }
        if (right.before() + b.shape().extent(axis) == left.before()) {
            return g.pad(g.apply(new Layout.Concat(axis), b, a), axis, right.before(), left.after());
        }
        return null;
    }
}
