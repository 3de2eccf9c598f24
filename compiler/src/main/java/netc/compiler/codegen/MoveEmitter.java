package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netc.compiler.plan.Access;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Panels;
import netc.compiler.type.Shape;

/** Emits copies: runs that lie together by whole runs, transposes in blocks that fit the cache, panels by registers. */
final class MoveEmitter {
    private static final int BLOCK = 16;

    private final Kernel.Move kernel;
    private final Target target;
    private final Arguments arguments;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final String sample;
    private final String panel;

    MoveEmitter(Kernel.Move kernel, Target target, List<Integer> places) {
        this.kernel = kernel;
        this.target = target;
        this.arguments = Methods.arguments(places);
        this.sample = arguments.scope().fresh("s");
        this.panel = arguments.scope().fresh("panel");
    }

    KernelCode emit() {
        kernel.pieces().forEach(piece -> {
            arguments.add(piece.source());
            arguments.add(piece.target());
        });
        boolean panels = kernel.target().isOfSamples();
        if (panels) {
            code.addStatement("int $N = n * $L", panel, kernel.target().batchStride());
        }
        if (kernel.batch()) {
            code.beginControlFlow("for (int $N = begin; $N < end; $N++)", sample, sample, sample);
        }
        if (kernel.clears()) {
            CodeBlock from = place(kernel.target(), List.of()).code();
            int size = ((Buffer.Slot) kernel.target().buffer()).size();
            CodeBlock to = place(kernel.target(), List.of()).plus(size).code();
            code.addStatement("$T.fill($N, $L, $L, 0f)", Arrays.class, arguments.array(kernel.target()), from, to);
        }
        kernel.pieces().forEach(this::piece);
        if (kernel.batch()) {
            code.endControlFlow();
        }
        List<String> range =
                panels ? List.of("begin", "end", "n") : kernel.batch() || isCut() ? List.of("begin", "end") : List.of();
        MethodSpec.Builder method = Methods.kernel(kernel, target);
        arguments.declare(method, range);
        return KernelCode.of(method.addCode(code.build()).build(), arguments, range);
    }

    private void piece(Kernel.Piece piece) {
        if (piece.target().isOfSamples()) {
            panels(piece);
            return;
        }
        Shape shape = piece.shape();
        int last = shape.rank() - 1;
        boolean cut = isCut()
                && piece.isCuttable()
                && shape.extent(0) == kernel.split().extent();
        if (isCut() && !cut) {
            code.beginControlFlow("if (begin == 0)");
        }
        boolean runs = last >= 0
                && piece.source().stride(last) == 1
                && piece.target().stride(last) == 1
                && shape.extent(last) > 1;
        int across = runs ? -1 : unitAxis(piece.source(), shape);
        if (cut && across == 0) {
            throw new IllegalStateException(kernel.name() + " is cut along a side of its blocks");
        }
        List<String> variables = new ArrayList<>();
        int loops = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            String variable = arguments.scope().fresh("i" + axis);
            variables.add(variable);
            boolean handled = (runs && axis == last) || (across >= 0 && (axis == across || axis == last));
            if (!handled && cut && axis == 0) {
                loop(variable, "begin", "end", 1);
                loops++;
            } else if (!handled) {
                loop(variable, "0", Integer.toString(shape.extent(axis)), 1);
                loops++;
            }
        }
        if (runs) {
            code.addStatement(
                    "$T.arraycopy($N, $L, $N, $L, $L)",
                    System.class,
                    arguments.array(piece.source()),
                    place(piece.source(), variables.subList(0, last)).code(),
                    arguments.array(piece.target()),
                    place(piece.target(), variables.subList(0, last)).code(),
                    shape.extent(last));
        } else if (across >= 0) {
            blocked(piece, variables, across, last);
        } else {
            copy(piece, variables);
        }
        for (int i = 0; i < loops; i++) {
            code.endControlFlow();
        }
        if (isCut() && !cut) {
            code.endControlFlow();
        }
    }

    /** Whether parts of the work each take some of the outermost loop; the first also what is not in that loop. */
    private boolean isCut() {
        return !kernel.batch() && Pieces.length(kernel) < kernel.split().extent();
    }

    /** A padded row, cut into runs of which each goes to a panel of its own. */
    private void panels(Kernel.Piece piece) {
        String column = arguments.scope().fresh("j");
        loop(column, "0", Integer.toString(piece.shape().lastExtent()), Panels.WIDTH);
        Index from = place(piece.source(), List.of()).plus(column, 1);
        Index to = place(piece.target(), List.of()).plusPanels(column, Panels.WIDTH, panel);
        String source = arguments.array(piece.source());
        String copy = arguments.array(piece.target());
        if (target.isVector()) {
            for (int lane = 0; lane < Panels.WIDTH; lane += target.lanes()) {
                CodeBlock run =
                        LaneCode.load(target, source, from.copy().plus(lane).code());
                code.addStatement(
                        "$L",
                        LaneCode.store(target, run, copy, to.copy().plus(lane).code()));
            }
        } else {
            code.addStatement(
                    "$T.arraycopy($N, $L, $N, $L, $L)",
                    System.class,
                    source,
                    from.code(),
                    copy,
                    to.code(),
                    Panels.WIDTH);
        }
        code.endControlFlow();
    }

    /** The axis, other than the last, along which the source's elements lie together; -1 where there is none. */
    private static int unitAxis(Access source, Shape shape) {
        for (int axis = 0; axis < shape.rank() - 1; axis++) {
            if (source.stride(axis) == 1 && shape.extent(axis) > 1) {
                return axis;
            }
        }
        return -1;
    }

    /**
     * Copies square blocks, so that what is read and what is written stay in the cache. Where the target's runs are whole blocks, each
     * is written by as many statements: C2 makes better code of them than of a loop so short.
     */
    private void blocked(Kernel.Piece piece, List<String> variables, int across, int last) {
        int acrossExtent = piece.shape().extent(across);
        int lastExtent = piece.shape().extent(last);
        String acrossBlock = blocks(acrossExtent);
        String lastBlock = blocks(lastExtent);
        int loops = (acrossBlock.equals("0") ? 0 : 1) + (lastBlock.equals("0") ? 0 : 1) + 1;
        loop(variables.get(across), acrossBlock, bound(acrossBlock, acrossExtent), 1);
        if (lastExtent % BLOCK == 0) {
            List<String> begin = new ArrayList<>(variables);
            begin.set(last, lastBlock);
            for (int i = 0; i < BLOCK; i++) {
                copy(piece, begin, last, i);
            }
        } else {
            loop(variables.get(last), lastBlock, bound(lastBlock, lastExtent), 1);
            loops++;
            copy(piece, variables);
        }
        for (int i = 0; i < loops; i++) {
            code.endControlFlow();
        }
    }

    /** Begins a loop over blocks, where there are several, and says where a block begins. */
    private String blocks(int extent) {
        if (extent <= BLOCK) {
            return "0";
        }
        String block = arguments.scope().fresh("block");
        loop(block, "0", Integer.toString(extent), BLOCK);
        return block;
    }

    private static String bound(String block, int extent) {
        if (block.equals("0")) {
            return Integer.toString(extent);
        }
        return extent % BLOCK == 0 ? block + " + " + BLOCK : "Math.min(" + block + " + " + BLOCK + ", " + extent + ")";
    }

    private void loop(String variable, String from, String to, int step) {
        String advance = step == 1 ? variable + "++" : variable + " += " + step;
        code.beginControlFlow("for (int $N = $L; $N < $L; $L)", variable, from, variable, to, advance);
    }

    private void copy(Kernel.Piece piece, List<String> variables) {
        copy(piece, variables, 0, 0);
    }

    /** Copies the element that is some further along an axis. */
    private void copy(Kernel.Piece piece, List<String> variables, int axis, int further) {
        code.addStatement(
                "$N[$L] = $N[$L]",
                arguments.array(piece.target()),
                place(piece.target(), variables, axis, further).code(),
                arguments.array(piece.source()),
                place(piece.source(), variables, axis, further).code());
    }

    private Index place(Access access, List<String> variables, int axis, int further) {
        Index index = place(access, variables);
        return further == 0 ? index : index.plus((long) further * access.stride(axis));
    }

    private Index place(Access access, List<String> variables) {
        Index index = new Index();
        if (kernel.batch()) {
            index.plus(sample, access.batchStride());
        }
        for (int axis = 0; axis < variables.size(); axis++) {
            index.plusLoop(variables.get(axis), access.stride(axis));
        }
        return arguments.from(index, access);
    }
}
