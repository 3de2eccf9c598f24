package netc.compiler.pass.rule;

import netc.compiler.ir.Contraction;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** {@code contract(a, broadcast(b))} → {@code contract(a, b)}, where only the batch is added and {@code a} has it. Exact. */
final class ContractBroadcast implements Rule {
    @Override
    public @Nullable Value apply(GraphBuilder g, Value value, Uses uses) {
        if (!(value.op() instanceof Contraction)) {
            return null;
        }
        Value a = value.operand(0);
        Value b = value.operand(1);
        if (addsOnlyBatch(b) && a.type().batch()) {
            return g.apply(value.op(), a, b.operand(0));
        }
        return addsOnlyBatch(a) && b.type().batch() ? g.apply(value.op(), a.operand(0), b) : null;
    }

    private static boolean addsOnlyBatch(Value value) {
        return value.op() instanceof Layout.Broadcast
                && value.operand(0).shape().equals(value.shape())
                && !value.operand(0).type().batch();
    }
}
