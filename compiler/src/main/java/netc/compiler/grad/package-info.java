/**
 * Differentiation: graph in, graph out. Knows the chain rule and the optimisers' formulas; knows no operation by name.
 */
@NullMarked
package netc.compiler.grad;

import org.jspecify.annotations.NullMarked;
