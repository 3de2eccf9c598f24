package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Value;
import netc.compiler.type.Dim;
import netc.compiler.type.Shape;

/** One loop nest of the plan; its kind decides the emitter. */
public sealed interface Kernel {

    /** A Java-like name for what it computes, such as {@code computeH} or {@code updateLogitsW}. */
    String name();

    /** The same kernel under another name. */
    Kernel named(String changed);

    /** The value that it is about, for the comment above its code. */
    Value subject();

    /** What is fused into it. */
    Body body();

    /** How its work can be cut into parts that run at the same time. */
    Split split();

    /**
     * The outermost loop, whose range a caller may cut.
     *
     * @param batch whether the range is the samples of the batch
     * @param extent the length of the range per sample of the batch, or in all
     * @param grain how many of them make the least sensible part
     */
    record Split(boolean batch, int extent, int grain) {
        static final Split WHOLE = new Split(false, 1, 1);
        static final Split SAMPLES = new Split(true, 1, 1);
    }

    /**
     * A loop of a nest.
     *
     * @param batch whether it runs over samples, {@code extent} of them for each sample of the batch
     */
    record Loop(boolean batch, int extent) {}

    /**
     * A sum of products with register tiles: rows of a broadcast operand against lanes of a vector operand.
     *
     * @param broadcast the operand of which single numbers are repeated to all lanes
     * @param vector the operand that is read lane by lane
     * @param outer loops around the tile, outermost first
     * @param rows the loop that the tile's rows cut
     * @param columns the extent along the lanes
     * @param summed loops over the summed axes, outermost first, in the order of the sum
     */
    record Contract(
            String name,
            Value subject,
            Operand broadcast,
            Operand vector,
            List<Loop> outer,
            Loop rows,
            int columns,
            List<Loop> summed,
            ContractBody fused,
            Split split)
            implements Kernel {
        @Override
        public Kernel named(String changed) {
            return new Contract(changed, subject, broadcast, vector, outer, rows, columns, summed, fused, split);
        }

        /** Whether it sums over the samples alone, for rows that lie side by side in each: as the gradient of a layer's weights does. */
        public boolean isOverSamples() {
            return outer.isEmpty()
                    && !rows.batch()
                    && summed.size() == 1
                    && summed.get(0).batch()
                    && summed.get(0).extent() == 1
                    && broadcast.row() == 1;
        }

        /** The same with an operand that lies elsewhere. */
        public Contract broadcasting(Operand moved) {
            return new Contract(name, subject, moved, vector, outer, rows, columns, summed, fused, split);
        }

        @Override
        public Body body() {
            return fused.body();
        }
    }

    /**
     * An operand of a contraction with its strides along the loops of the kernel.
     *
     * @param run the distance from one run of 16 columns to the next: 16 · column, or further where the value lies in panels; for
     *     each sample of the batch where these are {@link Access#isOfSamples of samples}
     */
    record Operand(
            Value value, Access access, List<Integer> outer, int row, int column, int run, List<Integer> summed) {
        /** Whether columns are 16 by 16 elsewhere than side by side. */
        public boolean inPanels() {
            return run != column * Panels.WIDTH;
        }
    }

    /**
     * What happens to a finished tile.
     *
     * @param reads for each read of the body, its strides along the kernel's loops
     * @param stores for each store of the body, in order, the same
     */
    record ContractBody(Body body, List<Operand> reads, List<Operand> stores) {}

    /**
     * Sums of products without a vector axis: for each row, a few results, each the product of two runs of summed
     * numbers.
     *
     * @param interleaved whether term k goes to accumulator k mod 16, or all go to one in index order
     */
    record Dot(
            String name,
            Value subject,
            Operand left,
            Operand right,
            List<Loop> outer,
            int results,
            Operand result,
            List<Loop> summed,
            boolean interleaved,
            Body body,
            Split split)
            implements Kernel {
        @Override
        public Kernel named(String changed) {
            return new Dot(changed, subject, left, right, outer, results, result, summed, interleaved, body, split);
        }
    }

    /** Fused lane-wise chains and reductions over lanes, row by row. */
    record Rows(String name, Value subject, Domain domain, Body body, Split split) implements Kernel {
        @Override
        public Kernel named(String changed) {
            return new Rows(changed, subject, domain, body, split);
        }
    }

    /**
     * A reduction over the batch or over axes other than the last alone.
     *
     * @param operand the value that is folded; {@code body} computes it
     * @param source the domain of the operand
     * @param reducedOuter which outer axes of the source are folded
     * @param reducesBatch whether the batch is folded
     * @param reducesLanes whether the lanes are folded
     * @param epilogue what is computed from the result
     */
    record Fold(
            String name,
            Value subject,
            Monoid monoid,
            Value operand,
            Domain source,
            List<Integer> reducedOuter,
            boolean reducesBatch,
            boolean reducesLanes,
            Body body,
            Body epilogue,
            Split split)
            implements Kernel {
        @Override
        public Kernel named(String changed) {
            return new Fold(
                    changed,
                    subject,
                    monoid,
                    operand,
                    source,
                    reducedOuter,
                    reducesBatch,
                    reducesLanes,
                    body,
                    epilogue,
                    split);
        }
    }

    /**
     * Copies: transposes, concatenation, padding, packing.
     *
     * @param clears whether the target becomes zero first
     */
    record Move(
            String name, Value subject, boolean batch, boolean clears, List<Piece> pieces, Access target, Split split)
            implements Kernel {
        @Override
        public Kernel named(String changed) {
            return new Move(changed, subject, batch, clears, pieces, target, split);
        }

        @Override
        public Body body() {
            return Body.EMPTY;
        }
    }

    /** A block that is copied element by element from one place to another; both accesses follow {@code shape}. */
    record Piece(Shape shape, Access source, Access target) {
        /**
         * Whether the first axis is a loop around the copy, so that its range can be cut: not where one run is copied, nor where the
         * source's elements lie together along it, as then it is a side of the blocks that are transposed.
         */
        public boolean isCuttable() {
            return shape.rank() > 1 && shape.extent(0) > 1 && source.stride(0) != 1;
        }

        /** The same copy in blocks whose accesses have no panels but those of samples, whose distance is not known before a step. */
        List<Piece> withoutPanels() {
            Panels panels = source.panels() != null ? source.panels() : target.panels();
            if (panels == null || panels.ofSamples()) {
                return List.of(this);
            }
            int axis = panels.axis();
            int runs = shape.extent(axis) / Panels.WIDTH;
            int rest = shape.extent(axis) % Panels.WIDTH;
            List<Piece> pieces = new ArrayList<>();
            if (runs > 0) {
                List<Dim> dims = new ArrayList<>(shape.dims());
                dims.set(axis, Dim.of(Panels.WIDTH));
                dims.add(axis, Dim.of(runs));
                pieces.addAll(new Piece(new Shape(dims), source.cut(axis), target.cut(axis)).withoutPanels());
            }
            if (rest > 0) {
                List<Dim> dims = new ArrayList<>(shape.dims());
                dims.set(axis, Dim.of(rest));
                pieces.addAll(new Piece(new Shape(dims), source.behind(axis, runs), target.behind(axis, runs))
                        .withoutPanels());
            }
            return pieces;
        }
    }
}
