package netc.compiler.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that is applied lane by lane. */
public sealed interface LaneFunction permits Unary, Binary {

    /** The runtime's name of the function, in {@code Lanes} and {@code VectorLanes}. */
    String functionName();

    int arity();

    /** About how many vector instructions the function takes; what fusion weighs. */
    int weight();

    /** The function itself in double precision: the meaning that folding and the oracle share. */
    double evaluate(double... x);

    List<@Nullable Value> adjoints(GraphBuilder g, List<Value> x, Value y, Value dy);
}
