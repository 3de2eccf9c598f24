package netc.compiler.lower;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import netc.compiler.ir.Binary;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Network;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** Which values depend on which. */
final class Dependencies {
    private static final Set<LaneFunction> WITHOUT_GRADIENT = Set.of(
            Unary.SIGN,
            Unary.STEP,
            Binary.LESS,
            Binary.LESS_EQUAL,
            Binary.GREATER,
            Binary.GREATER_EQUAL,
            Binary.EQUAL,
            Binary.NOT_EQUAL);

    private Dependencies() {}

    /** The ids of the values that depend on a label or target. */
    static BitSet onLabels(List<Value> values, List<Network.Feed> feeds) {
        return on(values, feeds, feed -> feed.role() != Network.Role.INPUT);
    }

    /** The ids of the values that depend on an input. */
    static BitSet onInputs(List<Value> values, List<Network.Feed> feeds) {
        return on(values, feeds, feed -> feed.role() == Network.Role.INPUT);
    }

    private static BitSet on(List<Value> values, List<Network.Feed> feeds, Predicate<Network.Feed> which) {
        BitSet result = new BitSet();
        feeds.stream().filter(which).forEach(feed -> result.set(feed.value().id()));
        for (Value value : values) {
            if (value.operands().stream().anyMatch(operand -> result.get(operand.id()))) {
                result.set(value.id());
            }
        }
        return result;
    }

    /** The ids of the values to which a gradient flows from one of {@code losses}. */
    static BitSet reachedByGradient(@Nullable Value... losses) {
        BitSet reached = new BitSet();
        Deque<Value> pending = new ArrayDeque<>();
        for (Value loss : losses) {
            if (loss != null) {
                pending.add(loss);
            }
        }
        while (!pending.isEmpty()) {
            Value value = pending.pop();
            if (!reached.get(value.id())) {
                reached.set(value.id());
                if (passesGradient(value)) {
                    pending.addAll(value.operands());
                }
            }
        }
        return reached;
    }

    private static boolean passesGradient(Value value) {
        boolean flat = value.op() instanceof Lanewise lanewise && WITHOUT_GRADIENT.contains(lanewise.function());
        return !flat && !(value.op() instanceof Lookup.Hit) && !(value.op() instanceof Lookup.OneHot);
    }
}
