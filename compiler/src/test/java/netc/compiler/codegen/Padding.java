package netc.compiler.codegen;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.plan.Access;
import netc.compiler.plan.Body;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.BufferPlan;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.KernelAccesses;
import netc.compiler.plan.Panels;
import netc.compiler.type.Shape;
import netc.runtime.ParameterLayout;

/** Knows which floats of an entry's arrays mean something between two of its kernels, and fills the others with NaN. */
final class Padding {
    private final EntryPlan entry;
    private final int samples;

    Padding(EntryPlan entry, int samples) {
        this.entry = entry;
        this.samples = samples;
    }

    /** Fills everything that no kernel from {@code next} on may read. */
    void poison(GeneratedNet.Instance instance, ParameterLayout layout, int next) {
        for (BufferPlan.Array array : entry.buffers().arrays()) {
            BitSet elements = new BitSet();
            array.slots().stream()
                    .filter(slot -> isReadFrom(slot, next))
                    .forEach(slot -> elements.or(written(slot, next)));
            fill((float[]) instance.get(entry, JavaNames.workspaceField(array.name())), elements);
        }
        float[] padded = new float[instance.parameters.length];
        Arrays.fill(padded, Float.NaN);
        for (String path : layout.paths()) {
            layout.slot(path).store(new float[layout.slot(path).size()], padded);
        }
        BitSet parameters = new BitSet();
        for (int i = 0; i < padded.length; i++) {
            parameters.set(i, !Float.isNaN(padded[i]));
        }
        fill(instance.parameters, parameters);
        instance.states.values().forEach(state -> fill(state, parameters));
        Arrays.fill((float[]) instance.get(entry, "scratch"), Float.NaN);
    }

    private static void fill(float[] array, BitSet elements) {
        for (int i = elements.nextClearBit(0); i < array.length; i = elements.nextClearBit(i + 1)) {
            array[i] = Float.NaN;
        }
    }

    private boolean isReadFrom(Buffer.Slot slot, int next) {
        List<Kernel> kernels = entry.kernels();
        return entry.results().stream().anyMatch(result -> result.access().buffer() == slot)
                || kernels.subList(next, kernels.size()).stream()
                        .flatMap(kernel -> KernelAccesses.reads(kernel).stream())
                        .anyMatch(access -> access.buffer() == slot);
    }

    /** The elements of a slot that the kernels before {@code next} wrote. */
    private BitSet written(Buffer.Slot slot, int next) {
        BitSet elements = new BitSet();
        for (Kernel kernel : entry.kernels().subList(0, next)) {
            stores(kernel).forEach((access, shape) -> {
                if (access.buffer() == slot) {
                    int count = slot.batch() ? samples : 1;
                    for (int sample = 0; sample < count; sample++) {
                        add(elements, access, shape, 0, access.offset() + sample * access.batchStride());
                    }
                }
            });
        }
        return elements;
    }

    private void add(BitSet elements, Access access, Shape shape, int axis, int at) {
        if (axis == shape.rank()) {
            elements.set(at);
            return;
        }
        for (int i = 0; i < shape.extent(axis); i++) {
            int run = access.runStride(axis) * (access.isOfSamples() ? samples : 1);
            int distance = i / Panels.WIDTH * run + i % Panels.WIDTH * access.stride(axis);
            add(elements, access, shape, axis + 1, at + distance);
        }
    }

    private static Map<Access, Shape> stores(Kernel kernel) {
        Map<Access, Shape> stores = new LinkedHashMap<>();
        for (Body.Store store : kernel.body().stores()) {
            stores.put(store.access(), store.value().type().shape());
        }
        if (kernel instanceof Kernel.Fold fold) {
            fold.epilogue()
                    .stores()
                    .forEach(store ->
                            stores.put(store.access(), store.value().type().shape()));
        } else if (kernel instanceof Kernel.Move move) {
            if (move.clears()) {
                stores.put(move.target(), move.subject().shape());
            }
            move.pieces().forEach(piece -> stores.put(piece.target(), piece.shape()));
        }
        return stores;
    }
}
