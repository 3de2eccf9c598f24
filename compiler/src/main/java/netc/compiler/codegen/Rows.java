package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.plan.Access;
import netc.compiler.plan.Domain;
import netc.compiler.plan.Panels;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Where a loop nest over the rows of a domain stands: the variables of its loops, and the indices that they make. */
final class Rows {
    private final Arguments arguments;
    private final Domain domain;
    private final @Nullable String batch;
    private final List<String> outer;

    Rows(Arguments arguments, Domain domain, @Nullable String batch, List<String> outer) {
        this.arguments = arguments;
        this.domain = domain;
        this.batch = batch;
        this.outer = List.copyOf(outer);
    }

    /** The index of the first lane of the current row in a value that is aligned with the domain from the right. */
    Index start(Access access, TensorType type) {
        return start(access, type, rank());
    }

    /** The same for a value that is aligned from the right with a reader of {@code rank} axes, the first of which are row axes. */
    Index start(Access access, TensorType type, int rank) {
        return along(access, type, Math.max(rank - type.rank(), 0));
    }

    /** The index of the first lane of a block in a value whose lanes are neighbours, at least 16 by 16. */
    Index lanes(Access access, TensorType type, LaneBlock block) {
        Index index = start(access, type);
        int run = access.strides().isEmpty()
                ? Panels.WIDTH
                : access.runStride(access.strides().size() - 1);
        if (run == Panels.WIDTH) {
            return index.plusLoop(block.at(), 1).plus(block.offset());
        }
        if (block.aligned()) {
            return index.plusLoop(block.at(), run / Panels.WIDTH).plusColumn(block.offset(), run, 1);
        }
        String at = block.offset() == 0 ? block.at() : block.at() + " + " + block.offset();
        return index.plusRuns(at, run);
    }

    /** How many axes the lanes of the domain have, rows included. */
    int rank() {
        return domain.outer().rank() + (domain.lanes() > 0 ? 1 : 0);
    }

    /** The index of the current row in a value whose first axes are the row axes, such as the logits of a lookup. */
    Index row(Access access, TensorType type) {
        return along(access, type, 0);
    }

    private Index along(Access access, TensorType type, int missing) {
        Index index = new Index();
        if (batch != null) {
            index.plus(batch, access.batchStride());
        }
        for (int axis = 0; axis < type.rank(); axis++) {
            int row = axis + missing;
            if (row < outer.size() && type.shape().extent(axis) > 1) {
                place(index, outer.get(row), access, axis);
            }
        }
        return arguments.from(index, access);
    }

    private static void place(Index index, String variable, Access access, int axis) {
        if (access.isCut(axis)) {
            index.plusRuns(variable, access.runStride(axis));
        } else {
            index.plus(variable, access.stride(axis));
        }
    }

    /** The distance of two lanes of a value: 1, or 0 where it has one number a row. */
    int laneStride(Access access, TensorType type) {
        int axes = domain.outer().rank() + 1;
        boolean hasLanes = domain.lanes() > 0
                && type.rank() > 0
                && type.rank() <= axes
                && type.shape().lastExtent() == domain.lanes();
        return hasLanes ? access.lastStride() : 0;
    }

    Domain domain() {
        return domain;
    }

    /** The loops around {@code body}: over the batch from {@code begin} to {@code end}, or over the first outer axis. */
    static List<CodeBlock> loops(Domain domain, @Nullable String batch, List<String> outer, boolean ranged) {
        List<CodeBlock> loops = new ArrayList<>();
        if (batch != null) {
            loops.add(CodeBlock.of("for (int $N = begin; $N < end; $N++)", batch, batch, batch));
        }
        for (int axis = 0; axis < outer.size(); axis++) {
            String variable = outer.get(axis);
            boolean cut = axis == 0 && batch == null && ranged;
            loops.add(
                    cut
                            ? CodeBlock.of("for (int $N = begin; $N < end; $N++)", variable, variable, variable)
                            : CodeBlock.of(
                                    "for (int $N = 0; $N < $L; $N++)",
                                    variable,
                                    variable,
                                    domain.outer().extent(axis),
                                    variable));
        }
        return loops;
    }
}
