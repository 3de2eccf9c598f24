package netc.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Origin;
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

    /** Takes a graph that {@link Prepare} has made ready, and the builder of its values. */
    Planner(String name, Graph prepared, ParameterPlaces places, GraphBuilder g) {
        this.name = name;
        this.places = places;
        Graph planned = prepared;
        Storage storage = new Storage(planned, places);
        Fusion fusion = new Fusion(planned, storage);
        Set<Leaf> postponed = new HashSet<>();
        for (Optional<Leaf> early = fusion.run(); early.isPresent(); early = fusion.run()) {
            if (!postponed.add(early.get())) {
                throw new IllegalStateException("fusion made a cycle through " + early.get());
            }
            planned = postpone(early.get(), planned, g);
            storage = new Storage(planned, places);
            fusion = new Fusion(planned, storage);
        }
        graph = planned;
        groups = fusion.groups();
        KernelFactory factory = new KernelFactory(graph, fusion, storage, groups);
        groups.forEach(group -> kernels.put(group, factory.make(group)));
        for (Root root : graph.roots()) {
            if (root instanceof Root.Result result) {
                Value value = result.value();
                results.add(new EntryPlan.Result(result.name(), value.type(), storage.slotAccess(value)));
            }
        }
    }

    /**
     * The graph in which a leaf is not overwritten where its update is computed, but by a copy of its own, which can wait for all who
     * read the old value: two updates may each read what the other overwrites, in kernels of which one comes first.
     */
    private static Graph postpone(Leaf leaf, Graph graph, GraphBuilder g) {
        List<Root> roots = new ArrayList<>();
        for (Root root : graph.roots()) {
            boolean isUpdate =
                    root instanceof Root.Assign assign && assign.target().equals(leaf);
            roots.add(isUpdate ? root.with(copy(root.value(), g)) : root);
        }
        return Graph.of(roots);
    }

    private static Value copy(Value value, GraphBuilder g) {
        List<Integer> sameOrder =
                IntStream.range(0, value.type().rank()).boxed().toList();
        Origin before = g.origin(value.origin());
        Value copy = g.transpose(value, sameOrder);
        g.origin(before);
        return copy;
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
