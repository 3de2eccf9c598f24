package netc.compiler.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.codegen.RowsEmitter.Sweep;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernels;

/** What the sweeps of a kernel of rows need, and which functions they call on the way. */
final class RowCalls {
    private final Kernel.Rows kernel;
    private final Set<Value> computed;

    RowCalls(Kernel.Rows kernel) {
        this.kernel = kernel;
        computed = Set.copyOf(kernel.body().values());
    }

    /** The calls of a sweep: first those whose operands need no other. */
    List<List<Value>> levels(Sweep sweep) {
        List<List<Value>> levels = new ArrayList<>();
        Map<Value, Integer> depths = new HashMap<>();
        for (Value call : of(sweep)) {
            int depth = needed(call.operands(), Set.of()).stream()
                    .mapToInt(value -> depths.getOrDefault(value, -1) + 1)
                    .max()
                    .orElse(0);
            depths.put(call, depth);
            if (depth == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(depth).add(call);
        }
        return levels;
    }

    /** The values of a sweep that take a call, operands before results. */
    List<Value> of(Sweep sweep) {
        Set<Value> needed = needed(roots(sweep), Set.of());
        return kernel.body().values().stream()
                .filter(needed::contains)
                .filter(value -> RowsEmitter.isLane(value, kernel.domain()))
                .filter(value -> value.op() instanceof Lanewise lanewise && LaneCode.isCall(lanewise.function()))
                .toList();
    }

    /** What this kernel computes on the way to some values, without what is behind reductions or behind {@code known} ones. */
    Set<Value> needed(List<Value> roots, Set<Value> known) {
        Set<Value> needed = new LinkedHashSet<>();
        Deque<Value> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Value value = Kernels.alias(open.pop());
            boolean unknown = computed.contains(value) && !known.contains(value);
            if (unknown && needed.add(value) && !(value.op() instanceof Reduction)) {
                open.addAll(value.operands());
            }
        }
        return needed;
    }

    /** Statements that compute some values, and read what they are computed from. */
    int statements(List<Value> roots, Set<Value> known) {
        Set<Value> needed = needed(roots, known);
        long reads = needed.stream()
                .flatMap(value -> value.operands().stream())
                .filter(operand -> !computed.contains(Kernels.alias(operand)))
                .distinct()
                .count();
        return needed.size() + (int) reads;
    }

    static List<Value> roots(Sweep sweep) {
        List<Value> roots = new ArrayList<>(values(sweep.stores()));
        sweep.reductions().forEach(reduction -> roots.add(reduction.operand(0)));
        return roots;
    }

    static List<Value> values(List<Body.Store> stores) {
        return stores.stream().map(Body.Store::value).toList();
    }

    static List<Value> operands(List<Value> calls) {
        return calls.stream().map(call -> call.operand(0)).toList();
    }
}
