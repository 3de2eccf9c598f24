package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Stream;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernels;

/**
 * Which contractions may leave out terms that are zero, as one factor is an input of the net: the product of an input with weights, and
 * the gradient of these weights.
 *
 * <p>A sum that begins at +0 is the same without terms 0 · w as long as every w is finite, but for the sign of a result that is
 * zero. So vector kernels look at the other factor first, and all kernels of these contractions, whether they leave out terms or not,
 * add +0 to each sum, which makes every zero positive.
 */
final class ZeroSkips {
    /** The field of a context with the lists of each part of the work. */
    static final String LISTS = "nonZeros";

    /** Fewer products are summed sooner than the zeros are found. */
    private static final int LEAST_WEIGHTS = 1 << 16;

    /** More weights than these lie beyond the second cache, where each that is not read saves more. */
    private static final int MANY_WEIGHTS = 1 << 18;

    private ZeroSkips() {}

    /** Whether an entry has kernels that may leave out zeros. */
    static boolean in(EntryPlan entry) {
        return contractions(entry).findAny().isPresent();
    }

    /** Whether a kernel may leave out zeros. */
    static boolean in(Kernel kernel) {
        return kernel instanceof Kernel.Contract contract
                && contract.outer().isEmpty()
                && contract.summed().size() == 1
                && weights(contract) >= LEAST_WEIGHTS
                && isInput(Kernels.alias(contract.broadcast().value()))
                && (readsWeights(contract) || isGradient(contract));
    }

    /** The kernels of an entry that multiply inputs with weights. */
    static List<Kernel.Contract> readingWeights(EntryPlan entry) {
        return contractions(entry).filter(ZeroSkips::readsWeights).toList();
    }

    private static Stream<Kernel.Contract> contractions(EntryPlan entry) {
        return entry.kernels().stream().filter(ZeroSkips::in).map(Kernel.Contract.class::cast);
    }

    /** Samples times weights. */
    static boolean readsWeights(Kernel.Contract kernel) {
        return kernel.rows().batch()
                && kernel.rows().extent() == 1
                && !kernel.summed().get(0).batch()
                && kernel.broadcast().summed().get(0) == 1
                && kernel.vector().access().buffer() instanceof Buffer.Parameters;
    }

    /** Transposed samples times adjoints. */
    private static boolean isGradient(Kernel.Contract kernel) {
        return !kernel.rows().batch()
                && kernel.summed().get(0).batch()
                && kernel.summed().get(0).extent() == 1
                && kernel.broadcast().row() == 1
                && kernel.vector().access().buffer() instanceof Buffer.Slot
                && kernel.vector().column() == 1
                && !kernel.vector().inPanels();
    }

    private static long weights(Kernel.Contract kernel) {
        return (long) (kernel.rows().batch() ? kernel.summed().get(0) : kernel.rows()).extent() * kernel.columns();
    }

    /** The field of a context that knows whether the weights of a kernel are finite. */
    static String weightsField(Kernel.Contract kernel) {
        return "weightsFrom" + kernel.vector().access().offset();
    }

    /** The most terms that a kernel of the entry may leave out. */
    static CodeBlock mostTerms(EntryPlan entry) {
        int most = contractions(entry)
                .map(kernel -> kernel.summed().get(0))
                .filter(loop -> !loop.batch())
                .mapToInt(Kernel.Loop::extent)
                .max()
                .orElse(1);
        boolean sumsBatch =
                contractions(entry).anyMatch(kernel -> kernel.summed().get(0).batch());
        return sumsBatch ? CodeBlock.of("Math.max($L, capacity)", most) : CodeBlock.of("$L", most);
    }

    /**
     * With more terms than these it is sooner to take them all: a place from a list is checked at each load. A single sample makes
     * more of a list where weights are many, as it reads none of them twice.
     *
     * @param rows how many there are
     */
    static CodeBlock worthwhile(Kernel.Contract kernel, String rows) {
        if (kernel.summed().get(0).batch()) {
            return CodeBlock.of("n * 3 / 8");
        }
        int terms = kernel.summed().get(0).extent();
        return weights(kernel) > MANY_WEIGHTS
                ? CodeBlock.of("$L == 1 ? $L : $L", rows, terms / 4 * 3, terms / 8 * 3)
                : CodeBlock.of("$L", terms / 8 * 3);
    }

    /** Pictures have empty borders, and features are sparse; half of what comes out of a ReLU is zero, which is too little. */
    private static boolean isInput(Value value) {
        Value source = value;
        while (source.op() instanceof Layout.Reshape) {
            source = source.operand(0);
        }
        return source.op() instanceof Leaf.Feed;
    }
}
