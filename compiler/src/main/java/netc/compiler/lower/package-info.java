/**
 * Lowering: AST to typed graph, with names, shapes, layers and {@code repeat} resolved in one walk.
 *
 * <p>All mistakes of a user that are not syntax are found here. This package does not know gradients, optimisers'
 * formulas, kernels or Java text; layers are defined in {@code std.net}, and only what no layer can say is an
 * {@link netc.compiler.lower.Intrinsic}.
 */
@NullMarked
package netc.compiler.lower;

import org.jspecify.annotations.NullMarked;
