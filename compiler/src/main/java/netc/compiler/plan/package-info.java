/**
 * How a graph is computed: which values are fused into one kernel, in which order kernels run, where values lie in memory.
 *
 * <p>A plan is complete: emitters decide nothing about order of arithmetic, storage or parallelism. May know the graph; may
 * not know lane widths, tile shapes or Java text.
 */
@NullMarked
package netc.compiler.plan;

import org.jspecify.annotations.NullMarked;
