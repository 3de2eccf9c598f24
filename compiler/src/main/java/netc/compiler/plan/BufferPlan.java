package netc.compiler.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slots share an array of the workspace.
 *
 * <p>Slots of one size share where the last phase that uses one ends before the first that uses the other begins. Within a phase
 * of samples they share kernel by kernel, as every thread then meets only its own samples there, and so they do where one thread
 * computes alone. Slots in panels of samples share among themselves alone: the samples of one thread are no range of such an array.
 */
public final class BufferPlan {
    /** An array of the workspace: {@code size} floats per sample of its capacity, or in all. */
    public record Array(String name, int size, boolean batch, List<Buffer.Slot> slots) {
        /** Whether its slots lie in panels of samples. */
        public boolean isOfSamples() {
            return slots.get(0).isOfSamples();
        }
    }

    private final List<Array> arrays = new ArrayList<>();
    private final Map<Buffer.Slot, Array> places = new IdentityHashMap<>();

    private record Lifetime(int first, int last) {}

    static BufferPlan of(List<Phase> phases, List<Access> results) {
        Map<Buffer.Slot, Lifetime> lifetimes = lifetimes(phases, results);
        BufferPlan plan = new BufferPlan();
        Map<Array, Integer> free = new IdentityHashMap<>();
        lifetimes.forEach((slot, lifetime) -> {
            Array array = plan.arrays.stream()
                    .filter(a -> a.batch() == slot.batch()
                            && a.size() == slot.size()
                            && a.isOfSamples() == slot.isOfSamples())
                    .filter(a -> free.getOrDefault(a, Integer.MAX_VALUE) < lifetime.first())
                    .findFirst()
                    .orElseGet(() -> plan.add(slot));
            array.slots().add(slot);
            plan.places.put(slot, array);
            free.put(array, lifetime.last());
        });
        return plan;
    }

    private Array add(Buffer.Slot slot) {
        Array array = new Array(slot.name(), slot.size(), slot.batch(), new ArrayList<>());
        arrays.add(array);
        return array;
    }

    /** First and last use on one time line: a shared phase is one moment, and each kernel of another. */
    private static Map<Buffer.Slot, Lifetime> lifetimes(List<Phase> phases, List<Access> results) {
        Map<Buffer.Slot, Lifetime> lifetimes = new LinkedHashMap<>();
        int moment = 0;
        for (Phase phase : phases) {
            for (Kernel kernel : phase.kernels()) {
                moment += phase.kind() == Phase.Kind.SHARED ? 0 : 1;
                for (Access access : KernelAccesses.all(kernel)) {
                    use(lifetimes, access, moment);
                }
            }
            moment++;
        }
        for (Access result : results) {
            use(lifetimes, result, Integer.MAX_VALUE);
        }
        return lifetimes;
    }

    private static void use(Map<Buffer.Slot, Lifetime> lifetimes, Access access, int moment) {
        if (access.buffer() instanceof Buffer.Slot slot) {
            lifetimes.merge(slot, new Lifetime(moment, moment), (a, b) -> new Lifetime(a.first(), b.last()));
        }
    }

    public List<Array> arrays() {
        return arrays;
    }

    public Array arrayOf(Buffer.Slot slot) {
        Array array = places.get(slot);
        if (array == null) {
            throw new IllegalArgumentException("no place for " + slot);
        }
        return array;
    }
}
