/**
 * What the user wrote, as sealed records with spans, and the way from text to them.
 *
 * <p>The only package that knows ANTLR, and nothing of ANTLR leaves it. It does not know what a name means: whether
 * {@code dense} exists, or fits, is decided by lowering. {@link netc.compiler.ast.Parser} is the door.
 */
@NullMarked
package netc.compiler.ast;

import org.jspecify.annotations.NullMarked;
