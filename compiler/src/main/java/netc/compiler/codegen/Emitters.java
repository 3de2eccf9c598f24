package netc.compiler.codegen;

import java.util.List;
import netc.compiler.plan.Kernel;

/** One emitter for each kind of kernel. */
final class Emitters {
    private Emitters() {}

    /**
     * The code of a kernel.
     *
     * @param places offsets of parameters that are arguments of the code rather than numbers in it
     */
    static KernelCode emit(Kernel kernel, Target target, List<Integer> places) {
        if (kernel instanceof Kernel.Contract contract) {
            return new ContractEmitter(contract, target, places).emit();
        } else if (kernel instanceof Kernel.Dot dot) {
            return new DotEmitter(dot, target, places).emit();
        } else if (kernel instanceof Kernel.Rows rows) {
            return new RowsEmitter(rows, target, places).emit();
        } else if (kernel instanceof Kernel.Fold fold) {
            return new FoldEmitter(fold, target, places).emit();
        }
        return new MoveEmitter((Kernel.Move) kernel, target, places).emit();
    }
}
