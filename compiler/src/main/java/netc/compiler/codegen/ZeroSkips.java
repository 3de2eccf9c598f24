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
import netc.compiler.plan.Kernel.Loop;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Kernels;

/**
 * Which contractions may leave out terms that are zero, as one factor is an input of the net: the product of an input with weights, and
 * the gradient of these weights.
 *
 * <p>A sum that begins at +0 is the same without terms 0 · w as long as every w is finite, but for the sign of a result that is
 * zero. So vector kernels look at the other factor first, and where a sum of listed terms is −0 they take all terms after all
 * ({@link ListedTiles}).
 */
final class ZeroSkips {
    /** The floats of a listed term, of which the last is the place of its other factor: {@code NonZeros} of the runtime says more. */
    static final int SLOT = 8;

    /** The field of a context with the lists of each thread. */
    static final String LISTS = "nonZeros";

    /** Fewer weights are read sooner than the zeros are found. */
    private static final int LEAST_WEIGHTS = 1 << 16;

    /** More weights than these lie beyond the second cache, where each that is not read saves more. */
    private static final int MANY_WEIGHTS = 1 << 18;

    /** A list for several rows is made once and read for each tile of columns; for fewer columns it is not worth making. */
    private static final int LEAST_COLUMNS = 64;

    /** The most kernels of an entry that has a method of its own for one sample. */
    private static final int MOST_KERNELS = 32;

    private ZeroSkips() {}

    /** Whether an entry has kernels that may leave out zeros. */
    static boolean in(EntryPlan entry) {
        return kernels(entry).findAny().isPresent();
    }

    /** The kernels of an entry that may leave out zeros. */
    private static Stream<Kernel.Contract> kernels(EntryPlan entry) {
        return entry.kernels().stream().filter(ZeroSkips::in).map(Kernel.Contract.class::cast);
    }

    /** Whether an entry, which must predict and not train, has kernels that leave out zeros of a single sample. */
    static boolean ofOneSample(EntryPlan entry) {
        return entry.phases().size() == 1
                && entry.kernels().size() <= MOST_KERNELS
                && entry.kernels().stream().anyMatch(ZeroSkips::ofOneSample);
    }

    /** Whether a kernel may leave out zeros. */
    static boolean in(Kernel kernel) {
        return kernel instanceof Kernel.Contract contract
                && contract.outer().isEmpty()
                && contract.summed().size() == 1
                && weights(contract) >= LEAST_WEIGHTS
                && isInput(Kernels.alias(contract.broadcast().value()))
                && (isOfWeights(contract) || isGradient(contract));
    }

    /** Whether a kernel may leave out zeros of a single sample. */
    static boolean ofOneSample(Kernel kernel) {
        return in(kernel) && isOfWeights((Kernel.Contract) kernel);
    }

    /** Whether a kernel may leave out zeros that several rows have in common. */
    static boolean ofSeveralRows(Kernel.Contract kernel) {
        return in(kernel) && kernel.columns() >= LEAST_COLUMNS;
    }

    /** Samples times weights. */
    private static boolean isOfWeights(Kernel.Contract kernel) {
        return kernel.rows().batch()
                && kernel.rows().extent() == 1
                && !kernel.summed().get(0).batch()
                && kernel.broadcast().summed().get(0) == 1
                && kernel.vector().column() == 1
                && kernel.vector().access().buffer() instanceof Buffer.Parameters;
    }

    /** Transposed samples times adjoints. */
    private static boolean isGradient(Kernel.Contract kernel) {
        return kernel.isOverSamples()
                && kernel.vector().column() == 1
                && kernel.vector().access().buffer() instanceof Buffer.Slot;
    }

    /** Pictures have empty borders, and features are sparse; half of what comes out of a ReLU is zero, which is too little. */
    private static boolean isInput(Value value) {
        Value source = value;
        while (source.op() instanceof Layout.Reshape || source.op() instanceof Layout.Transpose) {
            source = source.operand(0);
        }
        return source.op() instanceof Leaf.Feed;
    }

    private static long weights(Kernel.Contract kernel) {
        Loop loop = kernel.rows().batch() ? kernel.summed().get(0) : kernel.rows();
        return (long) loop.extent() * kernel.columns();
    }

    /** With more terms of one sample than these it is sooner to take them all: a place from a list is checked at each load. */
    static int worthwhile(Kernel.Contract kernel) {
        int terms = kernel.summed().get(0).extent();
        return weights(kernel) > MANY_WEIGHTS ? terms / 4 * 3 : terms / 8 * 3;
    }

    /** The field of a context that knows whether what zeros of a kernel are multiplied with is finite. */
    static String finiteField(Kernel kernel) {
        return kernel.name() + "Factors";
    }

    /** Whether all that zeros are multiplied with is finite. */
    static CodeBlock isFinite(Kernel.Contract kernel, Arguments arguments) {
        Operand vector = kernel.vector();
        return CodeBlock.of(
                "$N.hold($N, $L, $L, $L, $L, $L)",
                arguments.finite(),
                arguments.array(vector.access()),
                arguments.from(new Index(), vector.access()).code(),
                TileEmitter.extent(kernel.summed().get(0)),
                vector.summed().get(0),
                kernel.columns(),
                vector.access().isOfSamples() ? "n * " + vector.run() : vector.run());
    }

    /** These fields for all kernels of an entry that may leave out zeros. */
    static List<String> finiteFields(EntryPlan entry) {
        return kernels(entry).map(ZeroSkips::finiteField).toList();
    }
}
