/**
 * The runtime of generated nets.
 *
 * <p>This package may not know that a compiler exists, and depends on nothing but {@code java.base}. Of what
 * others can see only {@code VectorLanes} mentions {@code jdk.incubator.vector}: naming it anywhere else would make users' builds need
 * that module. References are never null unless a comment says so.
 */
package netc.runtime;
