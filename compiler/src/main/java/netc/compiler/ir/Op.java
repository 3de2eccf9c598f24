package netc.compiler.ir;

import java.util.List;
import netc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler must know of an operation: its type rule and its gradient rule.
 *
 * <p>Families are closed and own type rule, loop shape and tests; members are rows of a table.
 */
public sealed interface Op permits Leaf, Lanewise, Reduction, Contraction, Layout, Lookup {

    /** The type of the result for operands of these types. */
    TypeResult infer(List<TensorType> operands);

    /**
     * The adjoints of the operands of {@code y}, in order, given the adjoint {@code dy} of its result; {@code null} where an
     * operand has no gradient.
     *
     * <p>A contribution has the type of its operand. Only lane-wise operations and broadcasts may return a larger one, which
     * the differentiator sums back.
     */
    List<@Nullable Value> adjoints(GraphBuilder g, Value y, Value dy);
}
