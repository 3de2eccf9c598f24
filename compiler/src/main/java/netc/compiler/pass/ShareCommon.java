package netc.compiler.pass;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Op;
import netc.compiler.ir.Value;

/**
 * Computes equal values once: the first of several values with the same op and the same operands stands for all.
 *
 * <p>Where swapping the operands changes no bit, their order does not matter either.
 */
public final class ShareCommon implements Pass {
    private static final Set<LaneFunction> SYMMETRIC =
            Set.of(Binary.ADD, Binary.MUL, Binary.MAXIMUM, Binary.MINIMUM, Binary.EQUAL, Binary.NOT_EQUAL);

    @Override
    public String name() {
        return "share common values";
    }

    @Override
    public Graph run(GraphBuilder g, Graph graph) {
        Map<Key, Value> known = new HashMap<>();
        return new GraphRewriter(g).rewrite(graph, value -> known.computeIfAbsent(Key.of(value), key -> value));
    }

    /** What makes two values equal; operands count by their ids, so that no comparison walks the graph. */
    private record Key(Op op, List<Integer> operands) {
        static Key of(Value value) {
            int[] ids = value.operands().stream().mapToInt(Value::id).toArray();
            if (value.op() instanceof Lanewise lanewise && SYMMETRIC.contains(lanewise.function())) {
                Arrays.sort(ids);
            }
            return new Key(value.op(), Arrays.stream(ids).boxed().toList());
        }
    }
}
