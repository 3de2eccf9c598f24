package netc.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Does every operation of vector kernels a few hundred times before any kernel is compiled.
 *
 * <p>All operations of the Vector API share a few short methods, which look up what implements an operator and what kind it is of.
 * Where C2 compiles them after they have met the operators of one kernel only, it trusts that there are no others, and traps at
 * the first of another kind. The traps of a method are counted, and where a method is inlined, its count is added to that of the method
 * around it. At 100 ({@code PerMethodTrapLimit}) C2 trusts no class any more until the end of that method. Four traps in the
 * lookup and 25 operations in a kernel are enough: the vectors of all operations that follow are boxed, for good. It depended on the
 * moment whether it came to that. What has met every kind of operator before it is compiled makes no such trap.
 */
final class VectorOperations {
    /** From 200 calls on, the JVM records which operators a method meets. */
    private static final int TIMES = 200;

    private VectorOperations() {}

    /** Returns a number, so that nothing is left out. */
    static float rehearse() {
        float sum = 0;
        for (int i = 0; i < TIMES; i++) {
            sum += all();
        }
        return sum;
    }

    private static float all() {
        FloatVector x = FloatVector.broadcast(VectorLanes.SPECIES, 3f);
        FloatVector y = FloatVector.broadcast(VectorLanes.SPECIES, 2f);
        FloatVector floats = x.add(y)
                .sub(y)
                .mul(y)
                .div(y)
                .min(y)
                .max(y)
                .fma(x, y)
                .neg()
                .abs()
                .sqrt();
        FloatVector lesser = x.blend(y, x.compare(VectorOperators.GT, y));
        IntVector i = lesser.reinterpretAsInts();
        IntVector ints =
                i.add(i).sub(i).and(i).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.ASHR, 1);
        return floats.add(ints.reinterpretAsFloats()).lane(0);
    }
}
