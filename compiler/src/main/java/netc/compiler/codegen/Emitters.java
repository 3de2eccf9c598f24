package netc.compiler.codegen;

import netc.compiler.plan.Kernel;

/** One emitter for each kind of kernel. */
final class Emitters {
    private Emitters() {}

    static KernelCode emit(Kernel kernel, Target target) {
        if (kernel instanceof Kernel.Contract contract) {
            return new ContractEmitter(contract, target).emit();
        } else if (kernel instanceof Kernel.Dot dot) {
            return new DotEmitter(dot, target).emit();
        } else if (kernel instanceof Kernel.Rows rows) {
            return new RowsEmitter(rows, target).emit();
        } else if (kernel instanceof Kernel.Fold fold) {
            return new FoldEmitter(fold, target).emit();
        }
        return new MoveEmitter((Kernel.Move) kernel, target).emit();
    }
}
