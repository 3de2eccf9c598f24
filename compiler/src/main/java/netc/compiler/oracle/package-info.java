/**
 * The second opinion: graphs interpreted plainly in double, one value after the other, and gradients against central
 * differences.
 *
 * <p>The interpreter may know the graph and types only, so that no plan, pass or emitter can mislead it; the gradient check
 * adds differentiation and the passes, which it judges.
 */
@NullMarked
package netc.compiler.oracle;

import org.jspecify.annotations.NullMarked;
