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
    private final ParameterPlaces places;
    private final List<Group> groups;
    private final Map<Group, Kernel> kernels = new IdentityHashMap<>();
    private final List<EntryPlan.Result> results = new ArrayList<>();

    /** Takes a graph that {@link Prepare} has made ready. */
    Planner(String name, Graph graph, ParameterPlaces places) {
        this.name = name;
        this.graph = graph;
        this.places = places;
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
        return plan(name, phases());
    }

    /** The plan for one thread, if that has an order of its own. */
    Optional<EntryPlan> alone() {
        List<Phase> alone = Schedule.alone(groups, kernels::get);
        return kernels(alone).equals(kernels(phases())) ? Optional.empty() : Optional.of(plan(name + "Alone", alone));
    }

    private List<Phase> phases() {
        return Schedule.phases(groups, kernels::get);
    }

    private static List<Kernel> kernels(List<Phase> phases) {
        return phases.stream().flatMap(phase -> phase.kernels().stream()).toList();
    }

    private EntryPlan plan(String as, List<Phase> phases) {
        BufferPlan buffers = BufferPlan.of(
                phases, results.stream().map(EntryPlan.Result::access).toList());
        EntryPlan plan = new EntryPlan(as, graph, phases, results, buffers);
        PlanVerifier.verify(plan, places);
        return plan;
    }
}
