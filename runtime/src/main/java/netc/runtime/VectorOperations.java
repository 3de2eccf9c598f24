package netc.runtime;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Does every kind of operation of vector kernels many times, once in the life of a JVM, before any kernel is compiled.
 *
 * <p>All operations of the Vector API share a few short methods, which look up what implements an operator and what kind it is of.
 * Where C2 compiles them after they have met the operators of one kernel only, it trusts that there are no others, and traps at
 * the first of another kind. The traps of a method are counted, and where a method is inlined, its count is added to that of the method
 * around it. At 100 ({@code PerMethodTrapLimit}) C2 trusts no class any more until the end of that method. Four traps in the
 * lookup and 25 operations in a kernel are enough: the vectors of all operations that follow are boxed, for good. What has met every
 * kind of operator before C2 compiles it makes no such trap.
 */
final class VectorOperations {
    /**
     * After some 200 calls the JVM asks for code that records what a method meets, and has it some milliseconds later; C2 wants
     * thousands of calls.
     */
    private static final int TIMES = 1000;

    /** What they come to, so that nothing is left out. */
    static final float REHEARSED = rehearse();

    private VectorOperations() {}

    private static float rehearse() {
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
        return floats.add(ints.reinterpretAsFloats()).reduceLanes(VectorOperators.ADD)
                + i.min(ints).reduceLanes(VectorOperators.MIN);
    }
}
