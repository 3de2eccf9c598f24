/**
 * The passes over the graph: simplify, fold constants, share common values, drop dead ones, as one visible list
 * ({@link netc.compiler.pass.Passes}).
 *
 * <h2>What a pass may change</h2>
 *
 * <ol>
 *   <li>A rewrite looks at the graph alone: never at the batch, the lane width, the number of threads or a measurement. The bits
 *       of a result may therefore change when the compiler does, but not between two runs of what it made.
 *   <li>A sum keeps its terms and their order: nothing here reassociates or splits a sum, or merges two of them.
 *   <li>Products may be regrouped so that numbers and step scalars meet each other once instead of every lane, a factor that is
 *       one number for all lanes may be taken out of a sum of two, a divisor that is one becomes a factor, and numbers are
 *       combined in double: other roundings, about as many.
 *   <li>The sign of a zero may change. A NaN or an infinity is never hidden: {@code x * 0}, {@code x - x} and {@code x / x}
 *       stay, unless {@code x} is known to be finite.
 * </ol>
 *
 * <p>May know the graph and types; may not know the network, differentiation, storage or Java text.
 */
@NullMarked
package netc.compiler.pass;

import org.jspecify.annotations.NullMarked;
