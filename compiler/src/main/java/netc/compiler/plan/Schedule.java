package netc.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netc.compiler.plan.Phase.Kind;

/** In which order kernels run. */
final class Schedule {
    private Schedule() {}

    /**
     * Few phases, so that threads seldom meet: even ones compute what all samples share, odd ones what each sample has for itself.
     *
     * <p>A kernel comes as early as its predecessors allow. Two kernels of one phase of samples may depend on each other, since a
     * thread takes its samples through them in order; two of a shared phase may not.
     */
    static List<Phase> phases(List<Group> groups, Function<Group, Kernel> kernels) {
        Map<Group, Integer> level = new LinkedHashMap<>();
        List<List<Group>> levels = new ArrayList<>();
        for (Group group : groups) {
            int parity = group.isPerSample() ? 1 : 0;
            int earliest = parity;
            for (Group before : group.predecessors()) {
                int bound = level.getOrDefault(before, 0);
                boolean samePhase = parity == 1 && before.isPerSample();
                earliest = Math.max(
                        earliest, samePhase ? bound : bound + (before.isPerSample() == group.isPerSample() ? 2 : 1));
            }
            level.put(group, earliest);
            while (levels.size() <= earliest) {
                levels.add(new ArrayList<>());
            }
            levels.get(earliest).add(group);
        }
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            if (!levels.get(i).isEmpty()) {
                phases.add(new Phase(
                        i % 2 == 1 ? Kind.SAMPLES : Kind.SHARED,
                        levels.get(i).stream().map(kernels).toList()));
            }
        }
        return phases;
    }

    /** An order for one thread, see {@link AloneOrder}. */
    static List<Phase> alone(List<Group> groups, Function<Group, Kernel> kernels) {
        return List.of(new Phase(
                Kind.ALONE, new AloneOrder(groups).order().stream().map(kernels).toList()));
    }
}
