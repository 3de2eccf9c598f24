package netc.compiler.codegen;

import java.util.List;
import java.util.OptionalInt;
import netc.compiler.plan.Access;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.EntryPlan;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Panels;

/**
 * Which contractions bring together the rows that they are called for before they sum over the samples: gradients of weights
 * whose layer has so many inputs that each sample lies on a page of memory of its own. A core has the addresses of some 64 pages at
 * hand, and each tile would touch one for every sample.
 */
final class Gathering {
    /** The field of a context with each thread's room. */
    static final String ROOM = "gathered";

    /** Samples of fewer floats share pages: with 784, 64 samples lie on 49, and gathering takes longer than it saves. */
    private static final int LEAST_SAMPLE = 1000;

    /** With fewer columns gathering takes too much of the time; the least that was measured. */
    private static final int LEAST_COLUMNS = 128;

    /** With so many columns gathering takes next to no time beside the sums, and saves some where there are more samples than 64. */
    private static final int MANY_COLUMNS = 512;

    private static final int LEAST_SAMPLE_OF_MANY_COLUMNS = 750;

    /** Gathered samples lie so much further apart than their rows need. */
    private static final int GAP = 4;

    /** The most rows at a time: with 128 samples they are 80 KB, which stay in the second cache beside what a strip of columns needs. */
    static final int MOST_ROWS = 160;

    private Gathering() {}

    /** Whether vector code gathers rows for a kernel. */
    static boolean isOf(Kernel kernel) {
        return kernel instanceof Kernel.Contract contract
                && contract.isOverSamples()
                && contract.broadcast().summed().get(0) >= leastSample(contract.columns())
                && !contract.split().batch()
                && contract.split().extent() > 1;
    }

    private static int leastSample(int columns) {
        if (columns < LEAST_COLUMNS) {
            return Integer.MAX_VALUE;
        }
        return columns < MANY_COLUMNS ? LEAST_SAMPLE : LEAST_SAMPLE_OF_MANY_COLUMNS;
    }

    /** How far apart gathered samples lie at most, where an entry has kernels that gather rows. */
    static OptionalInt stride(EntryPlan entry) {
        return entry.kernels().stream()
                .filter(Gathering::isOf)
                .mapToInt(kernel -> stride(Pieces.length(kernel)))
                .max();
    }

    /** The kernel as its tiles see it: the rows that it is called for are in an array of their own. */
    static Kernel.Contract gathered(Kernel.Contract kernel) {
        Operand operand = kernel.broadcast();
        int stride = stride(Pieces.length(kernel));
        Buffer rows =
                new Buffer.Local(JavaNames.variable(operand.access().buffer().name()) + "Rows");
        Access access = new Access(rows, 0, stride, List.of(1), false, null);
        return kernel.broadcasting(
                new Operand(operand.value(), access, List.of(), 1, operand.column(), operand.run(), List.of(stride)));
    }

    /**
     * How far apart gathered samples lie: an even number that is no sum of two powers of two and other than that of {@link Panels},
     * or C2 begins a turn with all loads and has too few registers left for the sums.
     */
    private static int stride(int rows) {
        int stride = rows + rows % 2 + GAP;
        while (Integer.bitCount(stride) < 3 || stride == Panels.SAMPLE) {
            stride += 2;
        }
        return stride;
    }

    /** Gathers the rows. */
    static void emit(ContractEmitter contract, Kernel.Contract gathered) {
        Arguments arguments = contract.arguments();
        Operand source = contract.kernel().broadcast();
        contract.code()
                .addStatement(
                        "float[] $N = $N.gather($N, $L, $L, end - begin, $L, $L)",
                        arguments.local(
                                (Buffer.Local) gathered.broadcast().access().buffer()),
                        arguments.gathered(),
                        arguments.array(source.access()),
                        contract.start(source, "begin", "0", 1).code(),
                        source.summed().get(0),
                        TileEmitter.extent(gathered.summed().get(0)),
                        gathered.broadcast().summed().get(0));
    }
}
