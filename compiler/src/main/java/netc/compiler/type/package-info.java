/**
 * The types of values: dims, shapes, element kinds and the batch flag, and the rule by which lane-wise operands align.
 *
 * <p>May know source positions, so that a message can say where an extent came from. May not know operations.
 */
@NullMarked
package netc.compiler.type;

import org.jspecify.annotations.NullMarked;
