package netc.compiler.codegen;

import java.util.List;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernels;

/**
 * Which contractions may leave out the terms that are zero when a single sample is predicted.
 *
 * <p>A sum that begins at +0 is the same without terms 0 · w as long as every w is finite, but for the sign of a result that is
 * zero; and that is lost when a bias is added that is not −0. So the weights must be as they should be, which the context of an
 * entry checks once, and what follows must begin with a bias.
 */
final class ZeroSkips {
    /** Fewer weights are read sooner than the zeros are found. */
    private static final int LEAST_WEIGHTS = 1 << 16;

    /** More weights than these lie beyond the second cache, where each that is not read saves more. */
    private static final int MANY_WEIGHTS = 1 << 18;

    /** The most kernels of an entry that has a method of its own for one sample. */
    private static final int MOST_KERNELS = 32;

    private ZeroSkips() {}

    /** Whether an entry, which must predict and not train, has kernels that may leave out zeros. */
    static boolean in(EntryPlan entry) {
        return entry.phases().size() == 1
                && entry.kernels().size() <= MOST_KERNELS
                && entry.kernels().stream().anyMatch(ZeroSkips::in);
    }

    /** The most terms that a kernel of the entry may leave out. */
    static int mostTerms(EntryPlan entry) {
        return entry.kernels().stream()
                .filter(ZeroSkips::in)
                .mapToInt(kernel -> terms((Kernel.Contract) kernel))
                .max()
                .orElse(0);
    }

    static int terms(Kernel.Contract kernel) {
        return kernel.summed().get(0).extent();
    }

    private static long weights(Kernel.Contract kernel) {
        return (long) terms(kernel) * kernel.columns();
    }

    /** With more terms than these it is sooner to take them all: a place from a list is checked at each load. */
    static int worthwhile(Kernel.Contract kernel) {
        return weights(kernel) > MANY_WEIGHTS ? terms(kernel) / 4 * 3 : terms(kernel) / 8 * 3;
    }

    /** Whether a kernel may leave out zeros. */
    static boolean in(Kernel kernel) {
        return kernel instanceof Kernel.Contract contract
                && isRowTimesMatrix(contract)
                && isInput(Kernels.alias(contract.broadcast().value()))
                && beginsWithBias(contract);
    }

    private static boolean isRowTimesMatrix(Kernel.Contract kernel) {
        return kernel.outer().isEmpty()
                && kernel.rows().batch()
                && kernel.rows().extent() == 1
                && kernel.summed().size() == 1
                && !kernel.summed().get(0).batch()
                && weights(kernel) >= LEAST_WEIGHTS
                && kernel.broadcast().summed().get(0) == 1
                && kernel.vector().access().buffer() instanceof Buffer.Parameters;
    }

    /** Pictures have empty borders, and features are sparse; half of what comes out of a ReLU is zero, which is too little. */
    private static boolean isInput(Value value) {
        Value source = value;
        while (source.op() instanceof Layout.Reshape) {
            source = source.operand(0);
        }
        return source.op() instanceof Leaf.Feed;
    }

    private static boolean beginsWithBias(Kernel.Contract kernel) {
        Value subject = kernel.subject();
        List<Value> readers = kernel.body().values().stream()
                .filter(value -> value.operands().stream().map(Kernels::alias).anyMatch(subject::equals))
                .toList();
        return !readers.isEmpty()
                && readers.stream().allMatch(value -> addsParameter(value, subject))
                && kernel.body().stores().stream()
                        .noneMatch(store -> Kernels.alias(store.value()).equals(subject));
    }

    private static boolean addsParameter(Value value, Value subject) {
        if (!(value.op() instanceof Lanewise lanewise) || lanewise.function() != Binary.ADD) {
            return false;
        }
        Value other = Kernels.alias(value.operand(0)).equals(subject) ? value.operand(1) : value.operand(0);
        while (other.op() instanceof Layout.Broadcast || other.op() instanceof Layout.Reshape) {
            other = other.operand(0);
        }
        return other.op() instanceof Leaf.Parameter;
    }
}
