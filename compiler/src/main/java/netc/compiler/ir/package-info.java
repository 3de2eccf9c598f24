/**
 * The typed graph: values, the operations that make them, and the builder through which every value comes to be.
 *
 * <p>An operation is a row of its family: it holds its type rule and its gradient rule. May know types and source
 * positions; may not know syntax, storage, kernels or Java text.
 */
@NullMarked
package netc.compiler.ir;

import org.jspecify.annotations.NullMarked;
