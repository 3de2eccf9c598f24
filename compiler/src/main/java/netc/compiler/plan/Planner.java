package netc.compiler.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/** Plans one graph: what is fused, in which order kernels run, and where everything lies. */
final class Planner {
    private final String name;
    private final Graph graph;
    private final List<Group> groups;
    private final Map<Group, Kernel> kernels = new IdentityHashMap<>();
    private final List<EntryPlan.Result> results = new ArrayList<>();

    /** Takes a graph that {@link Prepare} has made ready. */
    Planner(String name, Graph graph, ParameterPlaces places) {
        this.name = name;
        this.graph = graph;
        Storage storage = new Storage(graph, places);
        Fusion fusion = new Fusion(graph, storage);
        groups = fusion.run();
        KernelFactory factory = new KernelFactory(graph, fusion, storage, groups);
        groups.forEach(group -> kernels.put(group, factory.make(group)));
        for (Root root : graph.roots()) {
            if (root instanceof Root.Result result) {
                Value value = result.value();
                results.add(new EntryPlan.Result(result.name(), value.type(), storage.slotAccess(value)));
            }
        }
    }

    /** The plan for any number of threads. */
    EntryPlan plan() {
        return plan(name, Schedule.phases(groups, kernels::get));
    }

    /** The plan for one thread, if that has an order of its own. */
    Optional<EntryPlan> alone() {
        EntryPlan alone = plan(name + "Alone", Schedule.alone(groups, kernels::get));
        return alone.kernels().equals(plan().kernels()) ? Optional.empty() : Optional.of(alone);
    }

    private EntryPlan plan(String as, List<Phase> phases) {
        BufferPlan buffers = BufferPlan.of(
                phases, results.stream().map(EntryPlan.Result::access).toList());
        EntryPlan plan = new EntryPlan(as, graph, phases, results, buffers);
        PlanVerifier.verify(plan);
        return plan;
    }
}
