package netc.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netc.compiler.ir.Value;
import netc.compiler.plan.Phase.Kind;

/** In which order kernels run. */
final class Schedule {
    /** Of what no sample's kernel waits for. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Group> groups;
    private final Map<Group, Integer> moments = new HashMap<>();

    private Schedule(List<Group> groups) {
        this.groups = groups;
    }

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
            int parity = isPerSample(group) ? 1 : 0;
            int earliest = parity;
            for (Group before : group.predecessors()) {
                int bound = level.getOrDefault(before, 0);
                boolean samePhase = parity == 1 && isPerSample(before);
                earliest = Math.max(
                        earliest, samePhase ? bound : bound + (isPerSample(before) == isPerSample(group) ? 2 : 1));
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

    /**
     * An order for one thread, which meets nobody, by where its caches hold what a kernel reads: what all samples share is computed just
     * before the first kernel of samples that needs it (the transposed copy of a weight), and what none of them needs as soon as it can
     * be (the update of a weight, while the layer's adjoint and its weight are at hand).
     *
     * @param groups each after its predecessors
     */
    static List<Phase> alone(List<Group> groups, Function<Group, Kernel> kernels) {
        return List.of(new Phase(
                Kind.ALONE, new Schedule(groups).alone().stream().map(kernels).toList()));
    }

    private List<Group> alone() {
        countSamples();
        needs();
        Map<Group, Integer> places = new HashMap<>();
        for (Group group : groups) {
            int moment = moments.getOrDefault(group, NEVER);
            if (moment == NEVER) {
                int last = group.predecessors().stream()
                        .mapToInt(moments::get)
                        .max()
                        .orElse(-1);
                moments.put(group, last);
                places.put(group, 3 * last + 2);
            } else {
                places.put(group, 3 * moment + (isPerSample(group) ? 1 : 0));
            }
        }
        return groups.stream().sorted(Comparator.comparing(places::get)).toList();
    }

    /** The moments of kernels of samples: their order. */
    private void countSamples() {
        for (Group group : groups) {
            if (isPerSample(group)) {
                moments.put(group, moments.size());
            }
        }
    }

    /** When what all samples share is needed: the moment of the first kernel of samples that waits for it, directly or through others. */
    private void needs() {
        for (int i = groups.size() - 1; i >= 0; i--) {
            Group group = groups.get(i);
            int moment = moments.computeIfAbsent(group, g -> NEVER);
            for (Group before : group.predecessors()) {
                if (!isPerSample(before)) {
                    moments.merge(before, moment, Math::min);
                }
            }
        }
    }

    /** Whether what the group computes differs from sample to sample. */
    private static boolean isPerSample(Group group) {
        Value anchor = group.anchor();
        return anchor.type().batch();
    }
}
