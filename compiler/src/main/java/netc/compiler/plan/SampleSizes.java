package netc.compiler.plan;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import netc.compiler.ir.Contraction;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Value;
import netc.compiler.type.TensorType;

/**
 * How far apart the samples of a value lie in the workspace.
 *
 * <p>A weight's gradient sums over the batch, and reads an adjoint and what the forward pass kept, sample by sample. Where both lie
 * equally far apart, or the adjoint a power of two, C2 finds all addresses of a term at once, begins with all its loads, and has
 * too few registers left for the sums. So the adjoint, whose place nothing else asks about, gives way.
 */
final class SampleSizes {
    /** Below it a sum has too few columns to be worth the room. */
    private static final int LEAST = 64;

    /** Samples that are a multiple of 512 bytes apart share at most an eighth of the first cache's sets. */
    private static final int CROWDED = 128;

    private final Map<Value, Set<Value>> partners = new IdentityHashMap<>();

    SampleSizes(Graph graph) {
        for (Value value : graph.values()) {
            if (value.op() instanceof Contraction contraction && !contraction.batch()) {
                meet(value.operand(0), value.operand(1));
                meet(value.operand(1), value.operand(0));
            }
        }
    }

    private void meet(Value operand, Value other) {
        Value adjoint = Storage.viewed(operand);
        if (isAdjoint(adjoint) && adjoint.type().batch() && !isAdjoint(Storage.viewed(other))) {
            partners.computeIfAbsent(adjoint, a -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(other);
        }
    }

    private static boolean isAdjoint(Value value) {
        return value.origin().gradient();
    }

    /**
     * The floats that one sample of a value takes.
     *
     * @param batchStride how far apart the samples of a value lie that is no adjoint
     */
    int of(Value value, ToIntFunction<Value> batchStride) {
        int size = least(value.type());
        Set<Value> met = partners.getOrDefault(value, Set.of());
        if (met.isEmpty() || value.type().rank() != 1 || size < LEAST) {
            return size;
        }
        List<Integer> taken =
                met.stream().map(batchStride::applyAsInt).distinct().toList();
        while (Integer.bitCount(size) < 3 || isCrowded(size) || taken.contains(size)) {
            size = Math.addExact(size, Access.ALIGNMENT);
        }
        return size;
    }

    /** The least floats that one sample takes in a workspace. */
    static int least(TensorType type) {
        int size = Math.toIntExact(Access.paddedSize(type.shape()));
        if (type.batch() && type.rank() == 1) {
            while (isCrowded(size) || !isGoodStride(size)) {
                size = Math.addExact(size, Access.ALIGNMENT);
            }
        }
        return size;
    }

    /** Whether vectors so far apart take turns in few sets of the cache. */
    private static boolean isCrowded(int stride) {
        return stride % CROWDED == 0;
    }

    /**
     * Whether C2 sees that {@code k · stride} stays within an array when k does. It writes a product with a sum of two powers of two
     * as two shifts, and then no longer does: a check within the loop costs a contraction half its speed.
     */
    static boolean isGoodStride(int stride) {
        return Integer.bitCount(stride) != 2;
    }
}
