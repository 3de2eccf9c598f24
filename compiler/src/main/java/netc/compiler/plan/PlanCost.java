package netc.compiler.plan;

import java.util.List;
import java.util.stream.Stream;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Value;
import netc.compiler.type.TensorType;

/**
 * What a plan costs for a batch of n samples, counted from the plan alone.
 *
 * @param multiplyAdds of contractions
 * @param laneOperations vector instructions of everything else, times their lanes; a reduction takes one for each element
 * @param kernels how many are called
 * @param phases how often the threads meet
 * @param bytes what kernels read and write, each value once for each kernel that names it
 * @param workspace the bytes of all arrays that the plan's values share
 */
public record PlanCost(long multiplyAdds, long laneOperations, int kernels, int phases, long bytes, long workspace) {

    public static PlanCost of(EntryPlan entry, int n) {
        List<Kernel> kernels = entry.kernels();
        return new PlanCost(
                kernels.stream().mapToLong(kernel -> multiplyAdds(kernel, n)).sum(),
                kernels.stream().mapToLong(kernel -> laneOperations(kernel, n)).sum(),
                kernels.size(),
                entry.phases().size(),
                kernels.stream().mapToLong(kernel -> bytes(kernel, n)).sum(),
                workspace(entry, n));
    }

    private static long multiplyAdds(Kernel kernel, int n) {
        if (kernel instanceof Kernel.Contract contract) {
            return times(contract.outer(), n)
                    * times(List.of(contract.rows()), n)
                    * contract.columns()
                    * times(contract.summed(), n);
        } else if (kernel instanceof Kernel.Dot dot) {
            return times(dot.outer(), n) * dot.results() * times(dot.summed(), n);
        }
        return 0;
    }

    private static long times(List<Kernel.Loop> loops, int n) {
        return loops.stream()
                .mapToLong(loop -> loop.batch() ? (long) n * loop.extent() : loop.extent())
                .reduce(1, (a, b) -> a * b);
    }

    private static long laneOperations(Kernel kernel, int n) {
        Stream<Value> values = kernel.body().values().stream();
        if (kernel instanceof Kernel.Fold fold) {
            values = Stream.of(values, fold.epilogue().values().stream(), Stream.of(fold.subject()))
                    .flatMap(stream -> stream);
        }
        return values.distinct().mapToLong(value -> laneOperations(value, n)).sum();
    }

    private static long laneOperations(Value value, int n) {
        if (value.op() instanceof Lanewise lanewise) {
            return lanewise.function().weight() * elements(value.type(), n);
        }
        return value.op() instanceof Reduction ? elements(value.operand(0).type(), n) : 0;
    }

    private static long bytes(Kernel kernel, int n) {
        Stream<Value> reads = kernel.body().reads().keySet().stream();
        Stream<Value> stores = kernel.body().stores().stream().map(Body.Store::value);
        if (kernel instanceof Kernel.Contract contract) {
            reads = Stream.concat(
                    reads,
                    Stream.of(contract.broadcast().value(), contract.vector().value()));
        } else if (kernel instanceof Kernel.Dot dot) {
            reads = Stream.concat(
                    reads, Stream.of(dot.left().value(), dot.right().value()));
        } else if (kernel instanceof Kernel.Fold fold) {
            reads = Stream.concat(reads, fold.epilogue().reads().keySet().stream());
            stores = fold.epilogue().stores().stream().map(Body.Store::value);
        } else if (kernel instanceof Kernel.Move move) {
            long moved = move.pieces().stream()
                    .mapToLong(piece -> piece.shape().size())
                    .sum();
            return 2 * Float.BYTES * (move.batch() ? n * moved : moved);
        }
        return Float.BYTES
                * Stream.concat(reads, stores)
                        .mapToLong(value -> elements(value.type(), n))
                        .sum();
    }

    private static long elements(TensorType type, int n) {
        return type.batch() ? n * type.shape().size() : type.shape().size();
    }

    private static long workspace(EntryPlan entry, int n) {
        return Float.BYTES
                * entry.buffers().arrays().stream()
                        .mapToLong(array -> array.batch() ? (long) n * array.size() : array.size())
                        .sum();
    }
}
