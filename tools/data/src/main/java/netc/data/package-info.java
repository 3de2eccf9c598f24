/**
 * Reads samples from files, and makes those of the built-in data sets.
 *
 * <p>It knows what columns a data set has, and from the runtime's description of a net which of them feeds what; it knows
 * nothing of models, training or the command line.
 */
@NullMarked
package netc.data;

import org.jspecify.annotations.NullMarked;
