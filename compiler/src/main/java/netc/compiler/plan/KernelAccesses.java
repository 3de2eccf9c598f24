package netc.compiler.plan;

import java.util.ArrayList;
import java.util.List;

/** The places that a kernel reads and writes. */
public final class KernelAccesses {
    private KernelAccesses() {}

    public static List<Access> reads(Kernel kernel) {
        List<Access> reads = new ArrayList<>(kernel.body().reads().values());
        if (kernel instanceof Kernel.Contract contract) {
            reads.add(contract.broadcast().access());
            reads.add(contract.vector().access());
        } else if (kernel instanceof Kernel.Dot dot) {
            reads.add(dot.left().access());
            reads.add(dot.right().access());
        } else if (kernel instanceof Kernel.Fold fold) {
            reads.addAll(fold.epilogue().reads().values());
        } else if (kernel instanceof Kernel.Move move) {
            move.pieces().forEach(piece -> reads.add(piece.source()));
        }
        return reads;
    }

    public static List<Access> writes(Kernel kernel) {
        List<Access> writes = new ArrayList<>();
        kernel.body().stores().forEach(store -> writes.add(store.access()));
        if (kernel instanceof Kernel.Fold fold) {
            fold.epilogue().stores().forEach(store -> writes.add(store.access()));
        } else if (kernel instanceof Kernel.Move move) {
            move.pieces().forEach(piece -> writes.add(piece.target()));
        }
        return writes;
    }

    public static List<Access> all(Kernel kernel) {
        List<Access> all = new ArrayList<>(reads(kernel));
        all.addAll(writes(kernel));
        return all;
    }
}
