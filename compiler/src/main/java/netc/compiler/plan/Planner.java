package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;

/** Plans one graph: what is fused, in which order kernels run, and where everything lies. */
final class Planner {
    private final ParameterPlaces places;

    Planner(ParameterPlaces places) {
        this.places = places;
    }

    /** Plans a graph that {@link Prepare} has made ready. */
    EntryPlan plan(String name, Graph graph) {
        Storage storage = new Storage(graph, places);
        Fusion fusion = new Fusion(graph, storage);
        List<Group> groups = fusion.run();
        KernelFactory factory = new KernelFactory(graph, fusion, storage, groups);
        List<Phase> phases = Schedule.phases(groups, factory);
        List<EntryPlan.Result> results = new ArrayList<>();
        for (Root root : graph.roots()) {
            if (root instanceof Root.Result result) {
                Value value = result.value();
                results.add(new EntryPlan.Result(result.name(), value.type(), storage.slotAccess(value)));
            }
        }
        BufferPlan buffers = BufferPlan.of(
                phases, results.stream().map(EntryPlan.Result::access).toList());
        EntryPlan plan = new EntryPlan(name, graph, phases, results, buffers);
        PlanVerifier.verify(plan);
        return plan;
    }
}
