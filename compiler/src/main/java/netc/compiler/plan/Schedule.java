package netc.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Value;

/**
 * Cuts the kernels into phases: even ones compute what all samples share, odd ones what each sample has for itself.
 *
 * <p>A kernel comes as early as its predecessors allow. Two kernels of one batch phase may depend on each other, since a
 * thread takes its samples through them in order; two of a shared phase may not.
 */
final class Schedule {
    private Schedule() {}

    static List<Phase> phases(List<Group> groups, KernelFactory factory) {
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
            List<Kernel> kernels = levels.get(i).stream().map(factory::make).toList();
            if (!kernels.isEmpty()) {
                phases.add(new Phase(i % 2 == 1, kernels));
            }
        }
        return phases;
    }

    /** Whether what the group computes differs from sample to sample. */
    private static boolean isPerSample(Group group) {
        Value anchor = group.anchor();
        return anchor.type().batch();
    }
}
