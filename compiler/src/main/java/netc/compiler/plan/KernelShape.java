package netc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;

/**
 * What the code of a kernel depends on: kernels of one form differ only in what things are called and where parameters lie.
 *
 * @param form everything but names and the offsets of parameters; buffers, offsets and values are numbers in order of appearance
 * @param buffers the arrays, in order of appearance
 * @param offsets where parameters and their states lie in their arrays, each once, in order of appearance
 * @param names of the arrays and leaves, in order of appearance
 */
public record KernelShape(List<Object> form, List<Buffer> buffers, List<Integer> offsets, List<String> names) {

    /** The shape of a kernel. */
    public static KernelShape of(Kernel kernel) {
        return new Walk().of(kernel);
    }

    /** Whether an access lies where the layout of the parameters says, and so elsewhere for another layer. */
    public static boolean isPlaced(Access access) {
        return access.buffer() instanceof Buffer.Parameters || access.buffer() instanceof Buffer.State;
    }

    /** One walk over a kernel. */
    private static final class Walk {
        private final List<Object> form = new ArrayList<>();
        private final Map<Value, Integer> values = new HashMap<>();
        private final List<Buffer> buffers = new ArrayList<>();
        private final Map<Buffer, Integer> bufferNumbers = new HashMap<>();
        private final Map<Integer, Integer> offsets = new HashMap<>();
        private final List<Integer> offsetList = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Set<Value> computed = new HashSet<>();

        KernelShape of(Kernel kernel) {
            form.add(kernel.getClass());
            body(kernel.body());
            if (kernel instanceof Kernel.Contract contract) {
                contract(contract);
            } else if (kernel instanceof Kernel.Dot dot) {
                dot(dot);
            } else if (kernel instanceof Kernel.Rows rows) {
                form.add(rows.domain());
            } else if (kernel instanceof Kernel.Fold fold) {
                fold(fold);
            } else {
                move((Kernel.Move) kernel);
            }
            value(kernel.subject());
            form.add(kernel.split());
            return new KernelShape(
                    List.copyOf(form), List.copyOf(buffers), List.copyOf(offsetList), List.copyOf(names));
        }

        private void contract(Kernel.Contract contract) {
            operand(contract.broadcast());
            operand(contract.vector());
            form.addAll(List.of(contract.outer(), contract.rows(), contract.columns(), contract.summed()));
            contract.fused().reads().forEach(this::operand);
            contract.fused().stores().forEach(this::operand);
        }

        private void dot(Kernel.Dot dot) {
            operand(dot.left());
            operand(dot.right());
            operand(dot.result());
            form.addAll(List.of(dot.outer(), dot.results(), dot.summed(), dot.interleaved()));
        }

        private void fold(Kernel.Fold fold) {
            value(fold.operand());
            form.addAll(List.of(fold.monoid(), fold.source(), fold.reducedOuter()));
            form.addAll(List.of(fold.reducesBatch(), fold.reducesLanes()));
            body(fold.epilogue());
        }

        private void move(Kernel.Move move) {
            form.addAll(List.of(move.batch(), move.clears(), move.pieces().size()));
            access(move.target());
            for (Kernel.Piece piece : move.pieces()) {
                form.add(piece.shape());
                access(piece.source());
                access(piece.target());
            }
        }

        private void body(Body body) {
            computed.addAll(body.values());
            form.addAll(List.of(
                    body.values().size(), body.reads().size(), body.stores().size()));
            body.values().forEach(this::value);
            body.reads().forEach((value, access) -> {
                value(value);
                access(access);
            });
            body.stores().forEach(store -> {
                value(store.value());
                access(store.access());
            });
        }

        private void operand(Kernel.Operand operand) {
            value(operand.value());
            access(operand.access());
            form.addAll(List.of(operand.outer(), operand.row(), operand.column(), operand.run(), operand.summed()));
        }

        /** A value by its number; at its first appearance, also how it is made, as far as the kernel makes it. */
        private void value(Value value) {
            Integer known = values.putIfAbsent(value, values.size());
            form.add(known == null ? values.size() - 1 : known);
            if (known != null) {
                return;
            }
            form.add(value.type());
            boolean expands = computed.contains(value)
                    || Values.isUniform(value)
                    || !Values.alias(value).equals(value);
            if (expands) {
                form.add(value.op());
                value.operands().forEach(this::value);
            } else {
                form.add(value.op().getClass());
                if (value.op() instanceof Leaf leaf) {
                    names.add(leaf.toString());
                }
            }
        }

        private void access(Access access) {
            Buffer buffer = access.buffer();
            Integer known = bufferNumbers.putIfAbsent(buffer, buffers.size());
            if (known == null) {
                buffers.add(buffer);
                names.add(buffer.name());
                form.add(buffer.getClass());
                form.add(buffer instanceof Buffer.Feed feed && feed.classes());
                form.add(buffer instanceof Buffer.Slot slot ? slot.size() : 0);
            }
            form.add(known == null ? buffers.size() - 1 : known);
            form.add(isPlaced(access) ? offset(access.offset()) : access.offset());
            form.addAll(List.of(access.batchStride(), access.strides(), access.padded()));
            form.add(access.panels() == null ? 0 : access.panels());
        }

        private int offset(int offset) {
            Integer known = offsets.putIfAbsent(offset, offsetList.size());
            if (known == null) {
                offsetList.add(offset);
                return offsetList.size() - 1;
            }
            return known;
        }
    }
}
