package netc.compiler.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order for one thread, which meets nobody, by where its caches hold what a kernel reads.
 *
 * <p>The kernels of samples are a time line. What all samples share and some need is computed just before the first of them that waits
 * for it (the transposed copy of a weight), and what no sample needs as soon as it can be (the update of a weight, while the layer's
 * adjoint and its weight are at hand).
 */
final class AloneOrder {
    private static final int NEVER = Integer.MAX_VALUE;

    /** Before the first sample: what is computed from parameters alone, and for nobody else. */
    private static final int AT_ONCE = -1;

    /** Each after its predecessors. */
    private final List<Group> groups;

    /** Of a kernel of samples its number among them, of another that of the first which waits for it, directly or through others. */
    private final Map<Group, Integer> needed = new HashMap<>();

    /** Of what no sample needs, the kernel of samples that it follows. */
    private final Map<Group, Integer> follows = new HashMap<>();

    AloneOrder(List<Group> groups) {
        this.groups = groups;
    }

    /**
     * The groups, each after its predecessors: of those with one number, what is needed comes before the kernel of samples, and what
     * follows it comes behind; among these the order of the list stays.
     */
    List<Group> order() {
        numberSamples();
        findWhoNeeds();
        followPredecessors();
        waitForReaders();
        return groups.stream().sorted(Comparator.comparingLong(this::place)).toList();
    }

    private long place(Group group) {
        if (follows.containsKey(group)) {
            return 3L * follows.getOrDefault(group, AT_ONCE) + 2;
        }
        return 3L * neededBy(group) + (group.isPerSample() ? 1 : 0);
    }

    private int neededBy(Group group) {
        return needed.getOrDefault(group, NEVER);
    }

    private void numberSamples() {
        for (Group group : groups) {
            if (group.isPerSample()) {
                needed.put(group, needed.size());
            }
        }
    }

    private void findWhoNeeds() {
        for (int i = groups.size() - 1; i >= 0; i--) {
            Group group = groups.get(i);
            int first = needed.computeIfAbsent(group, g -> NEVER);
            for (Group before : group.predecessors()) {
                if (!before.isPerSample()) {
                    needed.merge(before, first, Math::min);
                }
            }
        }
    }

    private void followPredecessors() {
        for (Group group : groups) {
            if (neededBy(group) == NEVER) {
                int last = AT_ONCE;
                for (Group before : group.predecessors()) {
                    last = Math.max(last, follows.getOrDefault(before, neededBy(before)));
                }
                follows.put(group, last);
            }
        }
    }

    /** What could be computed at once waits for the first that reads it: the gradient of a penalty for the update of its weight. */
    private void waitForReaders() {
        Map<Group, Integer> readers = new HashMap<>();
        for (int i = groups.size() - 1; i >= 0; i--) {
            Group group = groups.get(i);
            Integer after = follows.get(group);
            if (after != null) {
                if (after == AT_ONCE) {
                    after = readers.getOrDefault(group, AT_ONCE);
                    follows.put(group, after);
                }
                int reader = after;
                group.predecessors().forEach(before -> readers.merge(before, reader, Math::min));
            }
        }
    }
}
