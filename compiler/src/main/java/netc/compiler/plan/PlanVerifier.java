package netc.compiler.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Root;

/** Checks what every plan must be: slots are written before they are read, in phases that may run at once without a race. */
final class PlanVerifier {
    private final EntryPlan plan;
    private final ParameterPlaces places;
    private final Set<Buffer.Slot> written = new HashSet<>();
    private final Map<BufferPlan.Array, Buffer.Slot> holds = new HashMap<>();
    private final Set<Place> updated = new HashSet<>();

    private PlanVerifier(EntryPlan plan, ParameterPlaces places) {
        this.plan = plan;
        this.places = places;
    }

    static void verify(EntryPlan plan, ParameterPlaces places) {
        PlanVerifier verifier = new PlanVerifier(plan, places);
        for (Phase phase : plan.phases()) {
            verifier.phase(phase);
        }
        verifier.results();
        verifier.layouts();
    }

    /** In panels of samples a thread's samples are no range, so that they would meet those of other threads in other slots. */
    private void layouts() {
        for (BufferPlan.Array array : plan.buffers().arrays()) {
            if (array.slots().stream().anyMatch(slot -> slot.isOfSamples() != array.isOfSamples())) {
                throw new IllegalStateException("in the plan of " + plan.name() + ": " + array.slots()
                        + " share an array, and only some lie in panels of samples");
            }
        }
    }

    private void phase(Phase phase) {
        Set<Buffer.Slot> inPhase = new HashSet<>();
        for (Kernel kernel : phase.kernels()) {
            Set<Buffer.Slot> own = new HashSet<>();
            KernelAccesses.writes(kernel).forEach(access -> slot(access, own));
            for (Access access : KernelAccesses.reads(kernel)) {
                if (access.buffer() instanceof Buffer.Slot slot && !own.contains(slot)) {
                    require(
                            written.contains(slot) || (inPhase.contains(slot) && canReadInPhase(phase, slot)),
                            kernel,
                            "reads " + slot + ", which is not written before");
                    require(
                            holds.get(plan.buffers().arrayOf(slot)) == slot,
                            kernel,
                            "reads " + slot + ", whose array holds another value by then");
                }
            }
            for (Buffer.Slot slot : own) {
                require(
                        phase.kind() == (slot.batch() ? Phase.Kind.SAMPLES : Phase.Kind.SHARED)
                                || phase.kind() == Phase.Kind.ALONE,
                        kernel,
                        "writes " + slot + " in a phase of another kind");
                holds.put(plan.buffers().arrayOf(slot), slot);
            }
            inPhase.addAll(own);
        }
        written.addAll(inPhase);
        phase.kernels().forEach(this::factorsStay);
        phase.kernels().forEach(this::readsWhatWasBefore);
        noRaces(phase);
    }

    /** Whether a kernel may read what another of its phase has written. */
    private static boolean canReadInPhase(Phase phase, Buffer.Slot slot) {
        return switch (phase.kind()) {
            case SAMPLES -> !slot.isOfSamples();
            case SHARED -> false;
            case ALONE -> true;
        };
    }

    /** A contraction may not overwrite what it multiplies: it needs it for the results that come later. */
    private void factorsStay(Kernel kernel) {
        if (kernel instanceof Kernel.Contract contract) {
            for (Access write : KernelAccesses.writes(kernel)) {
                for (Kernel.Operand factor : List.of(contract.broadcast(), contract.vector())) {
                    require(
                            !placeOf(write).equals(placeOf(factor.access())),
                            kernel,
                            "writes " + write + ", which it multiplies");
                }
            }
        }
    }

    /** All of a step is computed from the parameters and states of before. */
    private void readsWhatWasBefore(Kernel kernel) {
        for (Access read : KernelAccesses.reads(kernel)) {
            require(!updated.contains(placeOf(read)), kernel, "reads " + read + " after its update");
        }
        for (Access write : KernelAccesses.writes(kernel)) {
            if (!(write.buffer() instanceof Buffer.Slot)) {
                updated.add(placeOf(write));
            }
        }
    }

    /** Two kernels of a shared phase may not touch one parameter where one of them writes it. */
    private void noRaces(Phase phase) {
        if (phase.kind() != Phase.Kind.SHARED) {
            return;
        }
        Map<Place, Kernel> writers = new HashMap<>();
        for (Kernel writer : phase.kernels()) {
            for (Access write : KernelAccesses.writes(writer)) {
                writers.put(placeOf(write), writer);
            }
        }
        for (Kernel kernel : phase.kernels()) {
            for (Access access : KernelAccesses.all(kernel)) {
                Kernel writer = writers.get(placeOf(access));
                if (writer != null && writer != kernel) {
                    require(
                            false,
                            writer,
                            "writes " + access + ", which " + kernel.name() + " touches in the same phase");
                }
            }
        }
    }

    /** A whole value: a parameter, or what an optimiser keeps for it, of which an access may be of a part only. */
    private record Place(Buffer buffer, int begin) {}

    private Place placeOf(Access access) {
        boolean ofParameter = access.buffer() instanceof Buffer.Parameters || access.buffer() instanceof Buffer.State;
        return new Place(access.buffer(), ofParameter ? places.begin(access.offset()) : access.offset());
    }

    private static void slot(Access access, Set<Buffer.Slot> slots) {
        if (access.buffer() instanceof Buffer.Slot slot) {
            slots.add(slot);
        }
    }

    private void results() {
        List<Access> targets = plan.kernels().stream()
                .flatMap(kernel -> KernelAccesses.writes(kernel).stream())
                .toList();
        for (EntryPlan.Result result : plan.results()) {
            if (!targets.stream()
                    .anyMatch(access -> access.buffer() == result.access().buffer())) {
                throw new IllegalStateException("the plan of " + plan.name() + " never writes " + result.name());
            }
            if (result.access().buffer() instanceof Buffer.Slot slot
                    && holds.get(plan.buffers().arrayOf(slot)) != slot) {
                throw new IllegalStateException("in the plan of " + plan.name() + " the array of " + result.name()
                        + " holds another value at the end");
            }
        }
        for (Root root : plan.graph().roots()) {
            if (root instanceof Root.Assign assign
                    && !assign.target().equals(root.value().op())) {
                requireAssigned(assign.target(), targets);
            }
        }
    }

    private void requireAssigned(Leaf target, List<Access> targets) {
        boolean isParameter = target instanceof Leaf.Parameter;
        boolean any = targets.stream()
                .anyMatch(access -> isParameter
                        ? access.buffer() instanceof Buffer.Parameters
                        : access.buffer() instanceof Buffer.State);
        if (!any) {
            throw new IllegalStateException("the plan of " + plan.name() + " never assigns " + target);
        }
    }

    private void require(boolean holds, Kernel kernel, String fault) {
        if (!holds) {
            throw new IllegalStateException("in the plan of " + plan.name() + ": " + kernel.name() + " " + fault);
        }
    }
}
