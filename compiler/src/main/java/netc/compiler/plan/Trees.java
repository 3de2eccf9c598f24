package netc.compiler.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;

/** What computing a value takes, while fusion is deciding which values are left to their readers. */
final class Trees {
    private final Storage storage;
    private final Map<Value, Integer> left = new HashMap<>();

    Trees(Storage storage) {
        this.storage = storage;
    }

    /** The values on the way to a value, itself included, and the values that it reads from memory. */
    record Tree(Set<Value> computed, Set<Value> reads) {
        int weight() {
            return computed.stream().mapToInt(Values::weight).sum();
        }

        int size() {
            return computed.stream().mapToInt(Values::size).sum();
        }
    }

    /** From now on the value is computed by whoever reads it. */
    void leaveToReader(Value value) {
        left.put(value, size(value));
    }

    /** The code of a value and all that was left to it. */
    int size(Value value) {
        int size = Values.size(value);
        for (Value operand : value.operands()) {
            size += left.getOrDefault(Values.alias(operand), 0);
        }
        return size;
    }

    /** The tree of a value: through values that were left to their reader, up to leaves, views and members of groups. */
    Tree of(Value value) {
        Set<Value> computed = new LinkedHashSet<>();
        Set<Value> reads = new LinkedHashSet<>();
        boolean copies = value.op() instanceof Leaf || storage.isView(value);
        if (storage.isPacked(value)) {
            reads.addAll(value.operands());
        } else if (copies) {
            if (!Values.isUniform(value)) {
                reads.add(value);
            }
        } else {
            collect(value, value, computed, reads);
        }
        return new Tree(computed, reads);
    }

    private void collect(Value value, Value top, Set<Value> computed, Set<Value> reads) {
        Value source = Values.alias(value);
        boolean expands = source.equals(top) || left.containsKey(source);
        if (Values.isUniform(source) || computed.contains(source)) {
            return;
        }
        if (!expands) {
            reads.add(value);
            return;
        }
        for (Value operand : source.operands()) {
            collect(operand, top, computed, reads);
        }
        computed.add(source);
    }
}
